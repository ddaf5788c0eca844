import type { Span } from './timeline-types.ts'
import { msAt, xOf } from './viewport.ts'

/** Where the ruler says a time, and how far its small strokes lie apart. */
export interface Ruler {
  labels: readonly { ms: number; x: number }[]
  minorPx: number
  /** Where the first small stroke lies, in pixels; not right of the track's left end. */
  minorFrom: number
}

const second = 1000
const minute = 60 * second
const hour = 60 * minute
/** Steps that people count in, with the small step inside each. */
const steps = [
  [second, second / 5],
  [2 * second, second / 2],
  [5 * second, second],
  [10 * second, 2 * second],
  [15 * second, 5 * second],
  [30 * second, 10 * second],
  [minute, 15 * second],
  [2 * minute, 30 * second],
  [5 * minute, minute],
  [10 * minute, 2 * minute],
  [15 * minute, 5 * minute],
  [30 * minute, 10 * minute],
  [hour, 15 * minute],
  [2 * hour, 30 * minute],
] as const
const longest = [6 * hour, hour] as const

const leastLabelPx = 72
const labelRoomPx = 44
const leastFramePx = 6

/** The times to write along the track: round ones, never so many that they touch; frames as strokes where they can be told apart. */
export function rulerOf(view: Span, width: number, frameDurationMs: number): Ruler {
  const length = view.endMs - view.startMs
  if (width <= 0 || length <= 0) return { labels: [], minorPx: 0, minorFrom: 0 }
  const pxOf = (ms: number) => (ms / length) * width
  const [major, minor] = steps.find(([step]) => pxOf(step) >= leastLabelPx) ?? longest
  const small = pxOf(frameDurationMs) >= leastFramePx ? frameDurationMs : minor
  return {
    labels: labelTimes(view, major, msAt(width - labelRoomPx, view, width)).map(ms => ({
      ms,
      x: xOf(ms, view, width),
    })),
    minorPx: pxOf(small),
    minorFrom: -pxOf(view.startMs % small),
  }
}

function labelTimes(view: Span, step: number, untilMs: number): number[] {
  const first = Math.ceil(view.startMs / step)
  const count = Math.max(0, Math.floor(untilMs / step) - first + 1)
  return Array.from({ length: count }, (_, index) => (first + index) * step)
}
