import { setImmediate as nextRound } from 'node:timers/promises'
import { may, type Permission, type SessionId, type SubjectKind } from '@samsyn/shared'
import type { Logger } from 'pino'
import type { RelationOf } from '../course/relation.ts'
import { endsMs, type Session, type Sessions } from '../session/session.ts'
import { createRemembered, type Remembered, type RightsVersion } from './remembered.ts'

/** Something that is heard, and the right that lets somebody hear it. */
export type Heard = { readonly may: Permission; readonly of: SubjectKind; readonly id: string }

/** Whatever goes on giving a session something: a line, a document, an answer with the bytes of a film. */
export type Hearer = {
  readonly sessionId: SessionId
  hears(): Iterable<Heard>
  /** It may hear this no more. */
  lose(heard: Heard): void
  /** Its session is over. */
  end(): void
  /** Its session is good, and rights may have changed: it may hear more than before. */
  renew?(session: Session): Promise<void>
}

type Dependencies = {
  sessions: Pick<Sessions, 'live' | 'onEnd'>
  relationOf: RelationOf
  rightsVersion: RightsVersion
  now: () => number
  log: Logger
}

type Held = { hearers: Set<Hearer>; nextMs: number }

/** A right that ends is acted upon within half a second, also when another process ended it. */
const lookEveryMs = 150
/** Each session is asked for now and then whatever has been heard of it; never all at once. */
const againMs = () => 10_000 + Math.random() * 10_000
/** So long is looked at a time before whatever else there is to do has its turn. */
const sliceMs = 3

/**
 * Sees to it that who may no more hears no more, whatever it was that ended: the session, by its end, by time or by nobody
 * using it; the person; or the relation to what is heard. It asks as the doors ask, and being asked for is no use of a session.
 */
export function createWatch({ log, ...asking }: Dependencies) {
  const { now, rightsVersion, sessions } = asking
  const remembered = createRemembered(asking)
  const all = new Map<SessionId, Held>()
  let lookedAt = rightsVersion()
  let looking: Promise<void> | null = null

  function end(id: SessionId) {
    const held = all.get(id)
    all.delete(id)
    for (const hearer of held?.hearers ?? []) {
      try {
        hearer.end()
      } catch (error) {
        // The others of the session end all the same.
        log.error({ err: error }, 'something goes on hearing whose session is over')
      }
    }
  }

  /** One hearer of a session, or all that it has. */
  async function look(id: SessionId, one?: Hearer) {
    const session = await remembered.liveSession(id)
    if (!session) return end(id)
    if (one) return ask(one, session)
    const held = all.get(id)
    if (held) held.nextMs = Math.min(endsMs(session), now() + againMs())
    for (const hearer of [...(held?.hearers ?? [])]) await ask(hearer, session)
  }

  async function ask(hearer: Hearer, session: Session) {
    for (const heard of [...hearer.hears()]) {
      const related = await remembered.relationNow(session.person.id, heard.of, heard.id)
      if (!may(related?.relation ?? null, heard.may)) hearer.lose(heard)
    }
    await hearer.renew?.(session)
  }

  /** A failure is looked at again soon: nobody is sent away because the disk hesitated. */
  const lookOrAgain = (id: SessionId, one?: Hearer) =>
    look(id, one).catch(error => {
      const held = all.get(id)
      if (held) held.nextMs = now()
      log.error({ err: error }, 'it could not be seen whether a session may hear what it hears')
    })

  async function lookAtAll(due: readonly SessionId[]) {
    let untilMs = now() + sliceMs
    for (const id of due) {
      await lookOrAgain(id)
      if (now() < untilMs) continue
      await nextRound()
      untilMs = now() + sliceMs
    }
  }

  function tick() {
    if (looking !== null) return
    const version = rightsVersion()
    const changed = version !== lookedAt
    lookedAt = version
    const due = [...all].filter(([, { nextMs }]) => changed || nextMs <= now()).map(([id]) => id)
    if (due.length === 0) return
    looking = lookAtAll(due).finally(() => {
      looking = null
    })
  }

  sessions.onEnd(end)
  rightsVersion.onSession(id => {
    const held = all.get(id as SessionId)
    if (held) held.nextMs = now()
  })
  const timer = setInterval(tick, lookEveryMs).unref()

  return {
    ...remembered,
    /**
     * Watches over it from now on; it is looked at at once, by itself, since its right may have ended while it was on its way in.
     * Returns how to leave off.
     */
    add(hearer: Hearer): () => void {
      const id = hearer.sessionId
      const held = all.get(id) ?? { hearers: new Set(), nextMs: now() + againMs() }
      all.set(id, held)
      held.hearers.add(hearer)
      void lookOrAgain(id, hearer)
      return () => {
        held.hearers.delete(hearer)
        if (held.hearers.size === 0 && all.get(id) === held) all.delete(id)
      }
    },
    /** What this session hears may just have become more. */
    look: (id: SessionId): void => void lookOrAgain(id),
    /** Looks at all that has changed until now; resolves when it has been seen. */
    async lookNow(): Promise<void> {
      do {
        await looking
        tick()
      } while (looking !== null)
    },
    /** A session that was found to be over ends wherever it is in use. */
    end,
    /** How many it watches over. */
    count: (): number => [...all.values()].reduce((sum, { hearers }) => sum + hearers.size, 0),
    close: async () => {
      clearInterval(timer)
      await looking
    },
  }
}

export type Watch = Remembered & Omit<ReturnType<typeof createWatch>, keyof Remembered>
