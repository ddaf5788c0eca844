import { type AppError, inMeetingOrder, type RecordingId, type Sequence, type SequenceId } from '@samsyn/shared'
import { type RefObject, useLayoutEffect, useRef, useState } from 'react'
import { useChange } from '../../app/queries.ts'
import { movedIds, orderedBy } from './list.ts'

type Moved = { id: SequenceId; by: -1 | 1 }

/** The sequences as shown, moved at once and then kept by the server; the focus stays with the one that was moved. */
export function useOrder(
  recordingId: RecordingId,
  sequences: readonly Sequence[],
  list: RefObject<HTMLElement | null>,
  failed: (error: AppError) => void,
) {
  const [ids, setIds] = useState<SequenceId[] | null>(null)
  const moved = useRef<Moved | null>(null)
  const change = useChange('sequence:order', ['sequence:list'])
  const shown = inMeetingOrder(ids ? orderedBy(sequences, ids) : sequences)

  function move(id: SequenceId, by: -1 | 1): number | null {
    const next = movedIds(
      shown.map((sequence, order) => ({ ...sequence, order })),
      id,
      by,
    )
    if (!next) return null
    moved.current = { id, by }
    setIds(next)
    change.mutate({ recordingId, ids: next }, { onError: failed, onSettled: () => setIds(null) })
    return next.indexOf(id) + 1
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: the focus is looked after when the order has changed.
  useLayoutEffect(() => {
    if (moved.current && list.current) keepFocus(list.current, moved.current)
    moved.current = null
  }, [ids, list])

  const canMove = (id: SequenceId) => {
    const places = shown.map((sequence, order) => ({ ...sequence, order }))
    return { up: movedIds(places, id, -1) !== null, down: movedIds(places, id, 1) !== null }
  }
  return { shown, move, canMove }
}

/** The button that was pressed may have moved in the page, or have nowhere left to move to. */
function keepFocus(list: HTMLElement, { id, by }: Moved) {
  const item = list.querySelector(`[data-testid="sequence-${id}"]`)
  if (item?.contains(document.activeElement)) return
  const buttons = ['sequence-up', 'sequence-down'].map(name =>
    item?.querySelector<HTMLButtonElement>(`[data-testid="${name}"]`),
  )
  const wanted = by < 0 ? buttons : buttons.toReversed()
  wanted.find(button => button && !button.disabled)?.focus()
}
