import { Pencil } from 'lucide-react'
import { useMemo } from 'react'
import { Button } from 'react-aria-components'
import { Tooltip } from '../Tooltip.tsx'
import { shareOf } from './geometry.ts'
import { layOutLanes } from './lanes.ts'
import type { Mark } from './timeline-types.ts'

const size = 28

export interface MarkRowProps {
  marks: readonly Mark[]
  width: number
  durationMs: number
  disabled: boolean
  onPress: (atMs: number) => void
}

/** Moments where something was drawn; pressing one goes there. */
export function MarkRow({ marks, width, durationMs, disabled, onPress }: MarkRowProps) {
  const { laneOf, laneCount, leftOf } = useMemo(() => placeMarks(marks, width, durationMs), [marks, width, durationMs])
  return (
    <ul className="ui-timeline-marks" style={{ height: laneCount * size }}>
      {marks.map(mark => (
        <li key={mark.id} style={{ left: leftOf(mark), top: (laneOf.get(mark.id) ?? 0) * size }}>
          <Tooltip text={mark.label} placement="bottom">
            <Button
              className="ui-timeline-mark"
              aria-label={mark.label}
              data-testid={`mark-${mark.id}`}
              isDisabled={disabled}
              onPress={() => onPress(mark.atMs)}
            >
              <Pencil size={14} aria-hidden="true" />
            </Button>
          </Tooltip>
        </li>
      ))}
    </ul>
  )
}

function placeMarks(marks: readonly Mark[], width: number, durationMs: number) {
  const leftOf = (mark: Mark) => Math.max(0, Math.min(shareOf(mark.atMs, durationMs) * width - size / 2, width - size))
  const extents = marks.map(mark => ({ id: mark.id, left: leftOf(mark), right: leftOf(mark) + size }))
  return { ...layOutLanes(extents), leftOf }
}
