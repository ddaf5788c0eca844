import type { Stroke } from '@samsyn/shared'
import { memo } from 'react'
import { strokePath } from './stroke-path.ts'
import './StrokePath.css'

type Props = { stroke: Stroke; width: number; height: number; boldness?: number }

/** One stroke on the picture. */
export const StrokePath = memo(
  ({ stroke, width, height, boldness }: Props) => (
    <path
      data-stroke-id={stroke.id}
      data-colour={stroke.colour}
      className="drawing-layer__stroke"
      d={strokePath(stroke, { width, height, boldness })}
      strokeWidth={width * 0.003 * (boldness ?? 1)}
    />
  ),
  // The points only grow, or are two that move: their number and the last of them tell whether anything is new.
  (before, after) =>
    before.width === after.width &&
    before.height === after.height &&
    before.stroke.points.length === after.stroke.points.length &&
    before.stroke.points.at(-1) === after.stroke.points.at(-1) &&
    before.stroke.points.at(-2) === after.stroke.points.at(-2),
)
