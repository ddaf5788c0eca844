import { z } from 'zod'
import { RecordingId, SequenceId } from './ids.ts'
import { Text } from './text.ts'

export const SequenceKind = z.enum(['lookingGood', 'lookingCloser'])
export type SequenceKind = z.infer<typeof SequenceKind>

const shape = {
  id: SequenceId,
  recordingId: RecordingId,
  startMs: z.int().min(0),
  endMs: z.int().positive(),
  kind: SequenceKind,
  dimension: Text.min(1).max(40),
  title: Text.trim().max(120),
  question: Text.trim().max(500),
}

/** What the supervisor writes about a sequence. Film time in whole milliseconds, start before end. */
export const SequenceDraft = z.object(shape).refine(draft => draft.startMs < draft.endMs, 'startMs < endMs')
export type SequenceDraft = z.infer<typeof SequenceDraft>

/** `damaged`: what was written of it cannot be read any more; it can be written anew. */
export const Sequence = z.object({ ...shape, order: z.int(), released: z.boolean(), damaged: z.boolean() })
export type Sequence = z.infer<typeof Sequence>

/** A film has no more sequences than this: more than anybody talks about, and few enough for every page. */
export const mostSequences = 100

/** Why these sequences cannot be shown at a meeting yet; null when they can. Looking good comes first by construction. */
export function notReadyForMeeting(sequences: readonly Pick<Sequence, 'kind' | 'question'>[]) {
  if (!sequences.some(sequence => sequence.kind === 'lookingGood')) return 'looking-good-missing' as const
  if (sequences.some(sequence => sequence.question === '')) return 'question-missing' as const
  return null
}
