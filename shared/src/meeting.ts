import { z } from 'zod'
import { CycleId, MeetingId, PersonId, RecordingId, SequenceId } from './ids.ts'
import { Person } from './person.ts'
import { relations } from './rights.ts'
import type { Sequence } from './sequence.ts'

/** `live` while somebody is in it; `held` when two were in it together for long enough; `cancelled` when its film went before that. */
export const MeetingState = z.enum(['arranged', 'live', 'held', 'cancelled'])
export type MeetingState = z.infer<typeof MeetingState>

const Relation = z.enum(relations)

/** A meeting as its entry page and its afterword show it. */
export const Meeting = z.object({
  id: MeetingId,
  cycleId: CycleId,
  cycleIndex: z.int(),
  recordingId: RecordingId,
  state: MeetingState,
  participants: z.array(Person.extend({ relation: Relation })),
  manualVersion: z.string(),
  createdMs: z.int(),
  startedMs: z.int().nullable(),
  endedMs: z.int().nullable(),
  /** Null when the notes cannot be read. */
  nextStep: z.string().nullable(),
})
export type Meeting = z.infer<typeof Meeting>

/** Somebody who belongs to a meeting, whether they are in the room now, and at whose loudspeaker they sit. */
export const Attendee = Person.extend({
  relation: Relation,
  present: z.boolean(),
  sinceMs: z.int().nullable(),
  sharesRoomWith: PersonId.nullable(),
})
export type Attendee = z.infer<typeof Attendee>

/** A step of the agenda: the fixed ones by name, a sequence by its id. */
export const AgendaStep = z.union([z.enum(['sinceLast', 'nextStep']), SequenceId])
export type AgendaStep = z.infer<typeof AgendaStep>

/** The agenda of a feedback meeting: what happened since last time, the sequences (Looking good first), the next step. */
export function agendaOf(sequences: readonly Pick<Sequence, 'id' | 'kind' | 'order'>[]): AgendaStep[] {
  return ['sinceLast', ...inMeetingOrder(sequences).map(sequence => sequence.id), 'nextStep']
}

/** Sequences as a meeting shows them: Looking good before Looking closer, each in the supervisor's order. */
export function inMeetingOrder<S extends Pick<Sequence, 'kind' | 'order'>>(sequences: readonly S[]): S[] {
  const rank = (sequence: S) => (sequence.kind === 'lookingGood' ? 0 : 1)
  return [...sequences].sort((a, b) => rank(a) - rank(b) || a.order - b.order)
}

export const attendeeOf = (attendees: readonly Attendee[], personId: PersonId) =>
  attendees.find(attendee => attendee.id === personId) ?? null
