import { inMeetingOrder, type Sequence } from '@samsyn/shared'
import type { Band } from '../../ui/timeline/timeline-types.ts'

/** The sequences as bands of the timeline; `nameOf` says what each is called; the timeline itself says when it is. */
export function bandsOf(
  sequences: readonly Sequence[],
  shownId: string | null,
  nameOf: (sequence: Sequence) => string,
): Band[] {
  return inMeetingOrder(sequences).map(sequence => {
    const { id, startMs, endMs, kind } = sequence
    return { id, startMs, endMs, kind, label: nameOf(sequence), selected: id === shownId }
  })
}
