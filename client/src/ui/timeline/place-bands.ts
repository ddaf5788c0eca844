import { layOutLanes } from './lanes.ts'
import type { Band, Span } from './timeline-types.ts'
import { wholeFilm, xOf } from './viewport.ts'

/** Where a sequence's button lies, in pixels of the track, and in which row. */
export interface PlacedBand {
  band: Band
  left: number
  width: number
  lane: number
  /** Whether nothing of it is in view. */
  outside: boolean
}

export interface BandSpace {
  durationMs: number
  view: Span
  width: number
  /** No button is narrower than what can be hit. */
  leastWidth: number
}

/** Lays the sequences out in the order of the film. Rows are given over the whole film, so that nobody changes row while one zooms. */
export function placeBands(bands: readonly Band[], space: BandSpace): { bands: PlacedBand[]; laneCount: number } {
  const { durationMs, view, leastWidth } = space
  const whole = { ...space, view: wholeFilm(durationMs) }
  const { laneOf, laneCount } = layOutLanes(bands.map(band => ({ id: band.id, ...extentOf(band, whole) })))
  const placed = bands.toSorted(inTime).map(band => {
    const outside = band.endMs < view.startMs || band.startMs > view.endMs
    const { left, right } = outside ? { left: 0, right: leastWidth } : extentOf(band, space)
    return { band, left, width: right - left, lane: laneOf.get(band.id) ?? 0, outside }
  })
  return { bands: placed, laneCount }
}

function inTime(one: Band, other: Band): number {
  return one.startMs - other.startMs || one.endMs - other.endMs
}

/** As much as is in view. What is too narrow to hit grows: out of view where it goes on there, else to the right. */
function extentOf(span: Span, { durationMs, view, width, leastWidth }: BandSpace) {
  const start = xOf(span.startMs, view, width)
  const end = xOf(span.endMs, view, width)
  const left = Math.max(0, start)
  const right = Math.min(width, end)
  if (right - left >= leastWidth) return { left, right }
  if (start < 0) return { left: right - leastWidth, right }
  const from = Math.min(left, xOf(durationMs, view, width) - leastWidth)
  return { left: from, right: from + leastWidth }
}
