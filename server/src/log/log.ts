import {
  AppError,
  type EntryId,
  type LogEntry,
  type LogFact,
  type MeetingId,
  type PersonId,
  wholeLog,
} from '@samsyn/shared'
import type { Telling } from '../doors/telling.ts'
import { createGrouped } from '../store/grouped.ts'
import type { Store } from '../store/store.ts'
import { type Added, type Beside, createLogStore, type DamagedRow, type Draft, type UnknownFact } from './log.store.ts'

/** A fact to be logged; `atMs` when it happened earlier than now. */
type NewEntry = { meetingId: MeetingId; personId: PersonId; id: EntryId; fact: LogFact; atMs?: number }

type Item = { draft: Draft; beside: Beside | undefined }

type Dependencies = {
  store: Store
  now: () => number
  tell: Telling
  /** Hears of each row that is passed over because only a newer server can read it. */
  unknown?: (fact: UnknownFact) => void
  /** Hears of each row that is passed over because nobody can read it. */
  damaged?: DamagedRow
}

/** How many entries share a commit at most. */
const groupedEntries = 500

/** The durable facts of each meeting in one order that everybody sees, each once. */
export function createLog({ store, now, tell, unknown = () => undefined, damaged = () => undefined }: Dependencies) {
  const entries = createLogStore(store, unknown, damaged)

  /** One commit for everybody who came in a round of the event loop; told after it, in the order of the numbers. */
  const commit = createGrouped<Item, Added>(groupedEntries, async items => {
    const group = await entries.add(
      items.map(({ draft }) => draft),
      new Set(items.flatMap(({ beside }) => beside ?? [])),
    )
    for (const { entry, added } of group)
      if (entry && added) tell.meeting('log:appended', { meetingId: entry.meetingId, entry })
    return group
  })

  return {
    /**
     * Logs a fact, committed before it is told and before this resolves. The same id again gives the same entry and tells
     * nobody. `beside` writes what belongs to it in the same commit, once however many facts of that commit bring it along.
     */
    async append({ atMs = now(), ...draft }: NewEntry, beside?: Beside): Promise<LogEntry> {
      const { entry } = await commit({ draft: { ...draft, atMs: Math.round(atMs) }, beside })
      if (entry?.meetingId !== draft.meetingId || entry.personId !== draft.personId) throw new AppError('conflict')
      return entry
    },
    /** What follows a number, in order, as far as a page goes. */
    page: entries.page,
    /** Everything after a number, in order. */
    since: async (meetingId: MeetingId, afterSeq: number): Promise<readonly LogEntry[]> =>
      (await wholeLog(seq => entries.page(meetingId, Math.max(seq, afterSeq)))).entries,
    /** The newest entry of a kind, if there is one. */
    last: entries.last,
  }
}

export type Log = ReturnType<typeof createLog>
