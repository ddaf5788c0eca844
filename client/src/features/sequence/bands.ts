import { inMeetingOrder, type Sequence } from '@samsyn/shared'
import { filmTime } from '../../i18n/format.ts'
import type { Band } from '../../ui/timeline/timeline-types.ts'

/** The sequences as bands of the timeline; `nameOf` says what each is called beside its time. */
export function bandsOf(
  sequences: readonly Sequence[],
  shownId: string | null,
  nameOf: (sequence: Sequence, times: { start: string; end: string }) => string,
): Band[] {
  return inMeetingOrder(sequences).map(sequence => {
    const { id, startMs, endMs, kind } = sequence
    const label = nameOf(sequence, { start: filmTime(startMs), end: filmTime(endMs) })
    return { id, startMs, endMs, kind, label, selected: id === shownId }
  })
}
