import { clamp } from './geometry.ts'
import type { Span } from './timeline-types.ts'

/** What a view of the film never goes beyond. */
export interface Bounds {
  durationMs: number
  /** The shortest stretch that is shown over the whole width. */
  leastMs: number
}

/** Two points of the track, in pixels: where two fingers are. */
export type Fingers = readonly [number, number]

const largestFramePx = 8
const nearestFingersPx = 24
/** What differs by less is the same. */
const sameMs = 0.5

/** How far a film can be zoomed on a track of this width: until a frame is eight pixels wide. */
export function boundsOf(durationMs: number, frameDurationMs: number, width: number): Bounds {
  return { durationMs, leastMs: Math.min(durationMs, (Math.max(1, width) / largestFramePx) * frameDurationMs) }
}

export function wholeFilm(durationMs: number): Span {
  return { startMs: 0, endMs: durationMs }
}

export function isWhole(view: Span, durationMs: number): boolean {
  return view.endMs - view.startMs >= durationMs - sameMs
}

/** Where a time lies on the track, in pixels; outside the track for what is out of view. */
export function xOf(ms: number, view: Span, width: number): number {
  const length = view.endMs - view.startMs
  return length > 0 ? ((ms - view.startMs) / length) * width : 0
}

/** The time under a point of the track, in ms; beyond its ends it goes on. */
export function msAt(x: number, view: Span, width: number): number {
  return width > 0 ? view.startMs + (x / width) * (view.endMs - view.startMs) : view.startMs
}

export function isVisible(ms: number, view: Span): boolean {
  return ms >= view.startMs - sameMs && ms <= view.endMs + sameMs
}

/** The view nearest to this one that shows nothing beside the film and is zoomed as far as may be. */
export function within(view: Span, bounds: Bounds): Span {
  return placed(view.startMs, view.endMs - view.startMs, bounds)
}

/** Shows `factor` times as large; the time `atMs` keeps its place on the track, unless the film ends before. */
export function zoomed(view: Span, factor: number, atMs: number, bounds: Bounds): Span {
  const before = view.endMs - view.startMs
  if (before <= 0) return view
  const length = clamp(before / factor, bounds.leastMs, bounds.durationMs)
  return placed(atMs - ((atMs - view.startMs) / before) * length, length, bounds)
}

export function panned(view: Span, byMs: number, bounds: Bounds): Span {
  return placed(view.startMs + byMs, view.endMs - view.startMs, bounds)
}

/** Follows two fingers: what lay between them stays between them, as large as they are apart. */
export function pinched(view: Span, from: Fingers, to: Fingers, width: number, bounds: Bounds): Span {
  const apart = ([one, other]: Fingers) => Math.max(nearestFingersPx, Math.abs(one - other))
  const middle = ([one, other]: Fingers) => (one + other) / 2
  const atMs = msAt(middle(from), view, width)
  const larger = zoomed(view, apart(to) / apart(from), atMs, bounds)
  return panned(larger, atMs - msAt(middle(to), larger, width), bounds)
}

/** Puts a moment in the middle. */
export function centred(view: Span, ms: number, bounds: Bounds): Span {
  return panned(view, ms - (view.startMs + view.endMs) / 2, bounds)
}

/** Moves no further than needed for a moment to be seen. */
export function revealed(view: Span, ms: number, bounds: Bounds): Span {
  if (ms < view.startMs) return panned(view, ms - view.startMs, bounds)
  return ms > view.endMs ? panned(view, ms - view.endMs, bounds) : view
}

/** Turns the page when a moment is out of view: it then lies near the left, with what follows before it. */
export function paged(view: Span, ms: number, bounds: Bounds): Span {
  if (isVisible(ms, view)) return view
  const length = view.endMs - view.startMs
  const next = placed(ms - length / 10, length, bounds)
  return Math.abs(next.startMs - view.startMs) < sameMs ? view : next
}

/** Whether somebody has just moved the view by hand, and whether they have thereby left the playhead. */
export interface Hand {
  busy: boolean
  strayed: boolean
}

/** Keeps the playhead of a playing film in view; a hand that moves the view, or has left the playhead, is left alone. */
export function followed(view: Span, ms: number, hand: Hand, bounds: Bounds): { view: Span; strayed: boolean } {
  if (hand.busy) return { view, strayed: hand.strayed }
  if (isVisible(ms, view)) return { view, strayed: false }
  return hand.strayed ? { view, strayed: true } : { view: paged(view, ms, bounds), strayed: false }
}

function placed(startMs: number, lengthMs: number, { durationMs, leastMs }: Bounds): Span {
  const length = clamp(lengthMs, leastMs, durationMs)
  const start = clamp(startMs, 0, durationMs - length)
  return { startMs: start, endMs: Math.min(durationMs, start + length) }
}
