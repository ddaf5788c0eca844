import type { SessionId } from '@samsyn/shared'
import type { Related, RelationOf } from '../course/relation.ts'
import { endsMs, type Session, type Sessions } from '../session/session.ts'

/** Another value whenever anything may have changed that decides who may do what, but one session by its id: of that it is told. */
export type RightsVersion = { (): string; onSession(listener: (id: string) => void): void }

type Dependencies = {
  sessions: Pick<Sessions, 'live'>
  relationOf: RelationOf
  rightsVersion: RightsVersion
  now: () => number
}

export type Remembered = {
  liveSession: (id: SessionId) => Promise<Session | null>
  relationNow: RelationOf
}

/** A session also ends by time alone, and is looked at anew after this long. */
const sessionMs = 1_000
const mostKept = 10_000

type Kept<Value> = Map<string, { value: Value; untilMs: number }>

/**
 * Remembers who is signed in and how they are related to things, for doors that are asked many times a second. All of it is
 * forgotten as soon as anything changes that could make it wrong, in this process or by another: an end acts on the next message.
 */
export function createRemembered({ sessions, relationOf, rightsVersion, now }: Dependencies): Remembered {
  const sessionsKept: Kept<Session> = new Map()
  const relationsKept: Kept<Related> = new Map()
  let version = rightsVersion()
  let changes = 0
  rightsVersion.onSession(id => {
    changes++
    sessionsKept.delete(id)
  })

  function forgetIfChanged() {
    const newest = rightsVersion()
    if (newest === version) return
    version = newest
    sessionsKept.clear()
    relationsKept.clear()
  }

  async function from<Value>(
    kept: Kept<Value>,
    key: string,
    untilMs: (value: Value) => number,
    find: () => Promise<Value | null>,
  ) {
    forgetIfChanged()
    const known = kept.get(key)
    if (known && now() < known.untilMs) return known.value
    const asked = { version, changes }
    const value = await find()
    // What changed while it was looked up may not be in it.
    if (value === null || rightsVersion() !== asked.version || changes !== asked.changes) return value
    if (kept.size >= mostKept) kept.clear()
    kept.set(key, { value, untilMs: untilMs(value) })
    return value
  }

  return {
    liveSession: id =>
      from(
        sessionsKept,
        id,
        session => Math.min(endsMs(session), now() + sessionMs),
        () => sessions.live(id),
      ),
    relationNow: (personId, kind, id) =>
      from(
        relationsKept,
        `${personId}/${kind}/${id}`,
        () => Number.POSITIVE_INFINITY,
        () => relationOf(personId, kind, id),
      ),
  }
}
