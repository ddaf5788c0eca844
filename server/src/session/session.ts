import { createSecretKey, type KeyObject, randomUUID } from 'node:crypto'
import {
  deviceIn,
  lockAfterMs,
  type PersonId,
  type Self,
  SessionId,
  type SignedInPlace,
  SignInMethod,
} from '@samsyn/shared'
import jwt from 'jsonwebtoken'
import { z } from 'zod'
import type { Store } from '../store/store.ts'
import { storedOr } from '../store/stored.ts'
import { createSessionStore } from './session.store.ts'

const minuteMs = 60_000
/** A token is good for this long; as long as the session behind it lives, a fresh one can be had for it. */
const tokenMs = 15 * minuteMs
const idleMs = 12 * 60 * minuteMs
// The page locks itself; it tells of its person once a minute, and this counts by minutes too.
const graceMs = 2 * minuteMs
const longestMs = 7 * 24 * 60 * minuteMs
/** How long somebody has who is to make a passkey. */
const enrollingMs = 30 * minuteMs
/** Of so many tokens it is remembered whom they name. */
const mostNamed = 5_000

/** How and where a session begins: the way in, and the browser's User-Agent. */
export type Start = {
  method: SignInMethod
  agent: string
  /** Its person is to make a passkey before anything else. */
  enrolling?: boolean
  /** The session at the organisation that it came by, as a hash. */
  providerSession?: string | null
}
export type Session = {
  readonly id: SessionId
  readonly person: Self
  /** When it is over whatever is done in it, in ms. */
  readonly expiresMs: number
  /** When a person was last known to use it, in ms. */
  seenMs: number
  /** Its screen is locked: by its page, or since no person has used it for so long. */
  readonly locked: boolean
  /** Its person has not made the passkey yet that is required of them. */
  readonly enrolling: boolean
}

/** When a session is over by time alone, unless somebody uses it before. */
export const endsMs = ({ expiresMs, seenMs }: Pick<Session, 'expiresMs' | 'seenMs'>): number =>
  Math.min(expiresMs, seenMs + idleMs)

const Claims = z.object({ sid: SessionId, iat: z.number() })

type Dependencies = {
  store: Store
  secret: string
  now: () => number
  personById: (id: PersonId) => Promise<Self | null>
}

/** Sessions live in the database and can be ended there; the token in the cookie only names one. */
export function createSessions({ store, secret, now, personById }: Dependencies) {
  const sessions = createSessionStore(store)
  // As a key, or each token would be tried as a public one first.
  const key = createSecretKey(Buffer.from(secret))
  const endListeners = new Set<(id: SessionId) => void>()
  const lockListeners = new Set<(id: SessionId, locked: boolean) => void>()
  const named = new Map<string, SessionId>()
  const owners = new Map<SessionId, PersonId>()

  async function live(id: SessionId): Promise<Session | null> {
    const row = await sessions.live(id, Math.round(now()))
    if (!row || now() >= endsMs(row)) return null
    const person = await personById(row.personId as PersonId)
    if (owners.size >= mostNamed) owners.clear()
    owners.set(id, row.personId as PersonId)
    const { expiresMs, seenMs } = row
    const locked = row.lockedMs !== null || now() - seenMs > lockAfterMs + graceMs
    return person && { id, person, expiresMs, seenMs, locked, enrolling: row.enrolling === 1 }
  }

  function told(ids: readonly SessionId[]) {
    for (const id of ids) for (const listener of endListeners) listener(id)
  }

  return {
    /** The session, if it is good now. Being asked for is no use of it. */
    live,
    /** A person did something in it just now. Written once a minute at most. */
    async use(session: Session): Promise<void> {
      const atMs = Math.round(now())
      // A locked screen does not open by what goes on behind it.
      if (session.locked || atMs - session.seenMs < minuteMs) return
      session.seenMs = atMs
      await sessions.seen(session.id, atMs)
    },
    /** Begins a session of this person; `start` says how they came in, and by which browser. */
    async begin(personId: PersonId, start: Start = { method: 'password', agent: '' }): Promise<SessionId> {
      const { method, agent, enrolling = false, providerSession = null } = start
      const id = SessionId.parse(randomUUID())
      const atMs = Math.round(now())
      await sessions.insert({
        id,
        personId,
        createdMs: atMs,
        seenMs: atMs,
        expiresMs: atMs + (enrolling ? enrollingMs : longestMs),
        revokedMs: null,
        ...deviceIn(agent),
        method,
        lockedMs: null,
        enrolling: Number(enrolling),
        providerSession,
      })
      return id
    },
    /** Ends a session for good, wherever it is in use. */
    async end(id: SessionId): Promise<void> {
      await sessions.revoke(id, Math.round(now()))
      told([id])
    },
    /** The person has made the passkey that was required: this session is open, and every other that waited for it is over. */
    async enrolled({ id, person }: Pick<Session, 'id' | 'person'>): Promise<void> {
      const atMs = Math.round(now())
      told(await sessions.enrolled(id, person.id, atMs, atMs + longestMs))
    },
    /** Notes by which session at the organisation somebody is here, who came that way. */
    async cameBy(id: SessionId, providerSession: string | null): Promise<void> {
      if (providerSession !== null) await sessions.cameBy(id, providerSession)
    },
    /** Ends what came by a session at the organisation; of the person, also what came by one that is not known. */
    async endOfProvider(providerSession: string, personId: PersonId | null): Promise<void> {
      told(await sessions.revokeOfProvider(providerSession, personId, Math.round(now())))
    },
    /** Tells those who listen that these sessions are over. */
    told,
    /** Where a person is signed in, what was used last first. */
    async placesOf(personId: PersonId, current: SessionId): Promise<SignedInPlace[]> {
      const rows = await sessions.liveOf(personId, Math.round(now()), Math.round(now() - idleMs))
      return rows.map(({ browser, system, createdMs, seenMs, ...row }) => {
        const id = row.id as SessionId
        const method = storedOr(SignInMethod, row.method, 'unreadable' as const)
        return { id, browser, system, method, createdMs, seenMs, current: id === current }
      })
    },
    /** Locks a session's screen, wherever it is open. */
    async lock(id: SessionId): Promise<void> {
      await sessions.lock(id, Math.round(now()))
      for (const listener of lockListeners) listener(id, true)
    },
    /** The person has shown that it is them. */
    async unlock(id: SessionId): Promise<void> {
      await sessions.unlock(id, Math.round(now()))
      for (const listener of lockListeners) listener(id, false)
    },
    onLock(listener: (id: SessionId, locked: boolean) => void) {
      lockListeners.add(listener)
    },
    onEnd(listener: (id: SessionId) => void) {
      endListeners.add(listener)
    },
    /** A signed token that names the session. */
    tokenFor(id: SessionId): string {
      const iat = Math.floor(now() / 1000)
      return jwt.sign({ sid: id, iat, exp: iat + tokenMs / 1000 }, key, { algorithm: 'HS256' })
    },
    /** The session that a token of ours names, whether it lives or not. Asks nobody: not to be taken for a right. */
    namedBy(token: string): SessionId | null {
      const known = named.get(token)
      if (known) return known
      const id = claimsOf(token, key, { ignoreExpiration: true })?.sid ?? null
      if (named.size >= mostNamed) named.clear()
      if (id) named.set(token, id)
      return id
    },
    /** Whose a session is, as far as it has been looked up lately. Asks nobody: not to be taken for a right. */
    personOf: (id: SessionId): PersonId | null => owners.get(id) ?? null,
    /**
     * The session a token names, and whether the token should be replaced; null when either is no longer good. With
     * `renewing`, a token past its time still names its session: only who hands out the next, or ends it, asks so.
     */
    async fromToken(token: string, renewing = false): Promise<{ session: Session; worn: boolean } | null> {
      const claims = claimsOf(token, key, { ignoreExpiration: renewing, clockTimestamp: Math.floor(now() / 1000) })
      const session = claims && (await live(claims.sid))
      return session && { session, worn: now() - claims.iat * 1000 > tokenMs / 3 }
    },
  }
}

export type Sessions = ReturnType<typeof createSessions>

function claimsOf(
  token: string,
  key: KeyObject,
  terms: Pick<jwt.VerifyOptions, 'ignoreExpiration' | 'clockTimestamp'>,
) {
  try {
    const claims = Claims.safeParse(jwt.verify(token, key, { algorithms: ['HS256'], ...terms }))
    return claims.success ? claims.data : null
  } catch {
    return null
  }
}
