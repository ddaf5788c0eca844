import { z } from 'zod'
import { EntryId, MeetingId, PersonId } from '../ids.ts'
import { LogFact } from './fact.ts'

/** A fact with its place in the meeting's log. `id` is made by the client: sent twice, it is one entry. */
export const LogEntry = z.object({
  seq: z.int().positive(),
  id: EntryId,
  meetingId: MeetingId,
  /** Whose fact it is: who did it, or, of what the room did by itself, whom it is about. */
  personId: PersonId,
  atMs: z.int(),
  fact: LogFact,
})
export type LogEntry = z.infer<typeof LogEntry>

/** How many entries are read at once at most. */
export const pageEntries = 500

/** A stretch of a log. It reaches to `lastSeq`, and what is missing below that is of kinds unknown here; `more` stands after it. */
export const LogPage = z.object({ entries: z.array(LogEntry), lastSeq: z.int().min(0), more: z.boolean() })
export type LogPage = z.infer<typeof LogPage>

/** A log as somebody has it: nothing is missing up to `upToSeq`. */
export type LogCopy = { readonly entries: readonly LogEntry[]; readonly upToSeq: number }

export const emptyCopy: LogCopy = { entries: [], upToSeq: 0 }

/** The copy with a page that was asked for from where it was complete. */
export function withPage(copy: LogCopy, { entries, lastSeq }: LogPage): LogCopy {
  return completed(mergeEntries(copy.entries, entries), Math.max(copy.upToSeq, lastSeq))
}

/** The copy with an entry that was told: one that follows what is there completes it, a later one leaves the gap open. */
export function withEntry(copy: LogCopy, entry: LogEntry): LogCopy {
  return completed(mergeEntries(copy.entries, [entry]), copy.upToSeq)
}

/** Entries of which nothing is missing up to there, and up to wherever those told before the gap was closed go on from it. */
function completed(entries: readonly LogEntry[], fromSeq: number): LogCopy {
  // A copy is nearly always complete up to its end: from there one looks back over what few were told early.
  const first = entries.findLastIndex(({ seq }) => seq <= fromSeq) + 1
  const gap = entries.slice(first).findIndex(({ seq }, index) => seq !== fromSeq + 1 + index)
  return { entries, upToSeq: fromSeq + (gap === -1 ? entries.length - first : gap) }
}

/** Two stretches of a log as one, in order and without doubles. */
export function mergeEntries(known: readonly LogEntry[], more: readonly LogEntry[]): readonly LogEntry[] {
  const [next] = more
  if (!next) return known
  // Most of what comes follows what is there, and in a long log sorting it anew would be felt.
  if (next.seq > (known.at(-1)?.seq ?? 0)) return [...known, ...more]
  const bySeq = new Map([...known, ...more].map(entry => [entry.seq, entry]))
  return [...bySeq.values()].sort((a, b) => a.seq - b.seq)
}

/** Reads a log to its end, page by page. */
export async function wholeLog(page: (afterSeq: number) => Promise<LogPage>): Promise<LogCopy> {
  let copy = emptyCopy
  let more = true
  while (more) {
    const next = await page(copy.upToSeq)
    copy = withPage(copy, next)
    more = next.more
  }
  return copy
}
