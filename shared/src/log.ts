import { z } from 'zod'
import { EntryId, MeetingId, PersonId } from './ids.ts'
import { AgendaStep } from './meeting.ts'
import { Vector } from './playback/vector.ts'

const filmMs = z.number().min(0).nullable()

/** The durable facts of a meeting, one row each in its log. */
export const LogFact = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('chat'), text: z.string().trim().min(1).max(4000), filmMs }),
  z.object({ kind: z.literal('arrived') }),
  z.object({ kind: z.literal('left') }),
  z.object({ kind: z.literal('agenda'), step: AgendaStep }),
  z.object({ kind: z.literal('control'), controllerId: PersonId.nullable() }),
  z.object({ kind: z.literal('playback'), vector: Vector }),
])
export type LogFact = z.infer<typeof LogFact>
export type LogKind = LogFact['kind']

/** A fact with its place in the meeting's log. `id` is made by the client: sent twice, it is one entry. */
export const LogEntry = z.object({
  seq: z.int().positive(),
  id: EntryId,
  meetingId: MeetingId,
  personId: PersonId,
  atMs: z.int(),
  fact: LogFact,
})
export type LogEntry = z.infer<typeof LogEntry>

/** Two stretches of a log as one, in order and without doubles. */
export function mergeEntries(known: readonly LogEntry[], more: readonly LogEntry[]): LogEntry[] {
  const bySeq = new Map([...known, ...more].map(entry => [entry.seq, entry]))
  return [...bySeq.values()].sort((a, b) => a.seq - b.seq)
}
