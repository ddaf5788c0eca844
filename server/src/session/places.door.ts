import { AppError, type AuditEvent, type Note, type PersonId, type Self, type SessionId } from '@samsyn/shared'
import type { Actor } from '../doors/call.ts'
import type { RouteHandlers } from '../doors/handlers.ts'
import type { Attempts } from './attempts.ts'
import type { Sessions } from './session.ts'

type PlaceRoutes =
  | 'session:list'
  | 'session:end'
  | 'session:end-others'
  | 'session:lock'
  | 'session:unlock'
  | 'person:change-password'

type Dependencies = {
  sessions: Sessions
  attempts: Attempts
  /** Puts things on the security record: one by one, and what may come in floods. */
  audit: { note: Note; noteSummed: (event: AuditEvent) => void }
  people: {
    withPassword(email: string, password: string, known: boolean): Promise<Self>
    setPassword(id: PersonId, password: string, keep: SessionId): Promise<void>
    requireGood(id: PersonId, password: string): Promise<void>
    endSessions(id: PersonId, keep: SessionId): Promise<void>
  }
}

/** Where one is signed in, the locked screen, and another password: what is for who is signed in already. */
export function placeRoutes({ sessions, attempts, people, audit }: Dependencies): RouteHandlers<PlaceRoutes> {
  /** Who is here shows that it is them. Tries are counted for this session alone, wherever it is used. */
  async function requirePassword(actor: Actor, session: SessionId, address: string, password: string) {
    await prove(actor, session, address, password).catch(error => {
      const who = { actorId: actor.self.id, sessionId: session, address }
      if (error instanceof AppError)
        audit.noteSummed({ kind: 'sign-in', outcome: 'refused', ...who, detail: error.code })
      throw error
    })
  }

  async function prove({ self }: Actor, session: SessionId, address: string, password: string) {
    const attempt = { email: self.email, address, browser: `session ${session}` }
    attempts.count(attempt)
    await people.withPassword(self.email, password, true).catch(error => {
      throw error instanceof AppError && error.code === 'wrong-sign-in' ? new AppError('wrong-password') : error
    })
    attempts.succeeded(attempt)
  }

  const idOf = ({ session }: Actor) => {
    if (!session) throw new AppError('not-signed-in')
    return session.id
  }
  const placesOf = (actor: Actor) => sessions.placesOf(actor.self.id, idOf(actor))

  return {
    'session:list': ({ actor }) => placesOf(actor),
    'session:end': async ({ actor, payload }) => {
      const mine = (await placesOf(actor)).some(({ id }) => id === payload.id)
      if (mine) await sessions.end(payload.id)
      return placesOf(actor)
    },
    'session:end-others': async ({ actor }) => {
      await people.endSessions(actor.self.id, idOf(actor))
      return placesOf(actor)
    },
    'session:lock': async ({ actor }) => {
      await sessions.lock(idOf(actor))
      return {}
    },
    'session:unlock': async ({ actor, payload, address }) => {
      await requirePassword(actor, idOf(actor), address, payload.password)
      await sessions.unlock(idOf(actor))
      return {}
    },
    'person:change-password': async ({ actor, payload, address }) => {
      await people.requireGood(actor.self.id, payload.next)
      await requirePassword(actor, idOf(actor), address, payload.password)
      await people.setPassword(actor.self.id, payload.next, idOf(actor))
      const { id } = actor.self
      await audit.note({ kind: 'password-set', actorId: id, subjectId: id, sessionId: idOf(actor), address })
      return {}
    },
  }
}
