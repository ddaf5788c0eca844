import { inMeetingOrder, type Sequence, type SequenceId } from '@samsyn/shared'

/** The order after moving one sequence a place up (-1) or down (1) among its own kind; null where it stands at the end. */
export function movedIds(
  sequences: readonly Pick<Sequence, 'id' | 'kind' | 'order'>[],
  id: SequenceId,
  by: -1 | 1,
): SequenceId[] | null {
  const shown = inMeetingOrder(sequences)
  const from = shown.findIndex(sequence => sequence.id === id)
  const moved = shown[from]
  const other = shown[from + by]
  if (!moved || !other || other.kind !== moved.kind) return null
  return shown.map(sequence => (sequence === moved ? other : sequence === other ? moved : sequence).id)
}

/** The same sequences with their order taken from a list of their ids; those that are not in it stay last. */
export function orderedBy<S extends Pick<Sequence, 'id' | 'order'>>(
  sequences: readonly S[],
  ids: readonly SequenceId[],
): S[] {
  const place = (sequence: S) => {
    const at = ids.indexOf(sequence.id)
    return at < 0 ? ids.length + sequence.order : at
  }
  return sequences.map(sequence => ({ ...sequence, order: place(sequence) }))
}

const manyAreMoreThan = 4
const longIsOverMs = 180_000

/** What a colleague would say about the choice, kindly; nothing when there is nothing to say. */
export function adviceOn(sequences: readonly Pick<Sequence, 'startMs' | 'endMs'>[]): ('many' | 'long')[] {
  const many = sequences.length > manyAreMoreThan
  const long = sequences.some(({ startMs, endMs }) => endMs - startMs > longIsOverMs)
  return [...(many ? (['many'] as const) : []), ...(long ? (['long'] as const) : [])]
}
