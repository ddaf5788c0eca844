import { AppError, type EntryId, type LogEntry, type LogFact, type MeetingId, type PersonId } from '@samsyn/shared'
import type { Telling } from '../doors/telling.ts'
import type { Store } from '../store/store.ts'
import { createLogStore } from './log.store.ts'

/** A fact to be logged; `atMs` when it happened earlier than now. */
type NewEntry = { meetingId: MeetingId; personId: PersonId; id: EntryId; fact: LogFact; atMs?: number }

type Dependencies = { store: Store; now: () => number; tell: Telling }

/** The durable facts of each meeting in one order that everybody sees, each once. */
export function createLog({ store, now, tell }: Dependencies) {
  const entries = createLogStore(store)
  let turn: Promise<unknown> = Promise.resolve()

  async function add({ atMs = now(), ...draft }: NewEntry): Promise<LogEntry> {
    const { entry, added } = await entries.add({ ...draft, atMs: Math.round(atMs) })
    if (entry.meetingId !== draft.meetingId || entry.personId !== draft.personId) throw new AppError('conflict')
    if (added) tell.meeting('log:appended', { meetingId: entry.meetingId, entry })
    return entry
  }

  return {
    /** Logs a fact, committed before it is told and before this resolves. The same id again gives the same entry and tells nobody. */
    append(entry: NewEntry): Promise<LogEntry> {
      // One after the other, so that everybody is told in the order of the numbers.
      const appended = turn.then(() => add(entry))
      turn = appended.catch(() => {})
      return appended
    },
    /** Everything after a number, in order. */
    since: entries.since,
    /** The newest entry of a kind, if there is one. */
    last: entries.last,
  }
}

export type Log = ReturnType<typeof createLog>
