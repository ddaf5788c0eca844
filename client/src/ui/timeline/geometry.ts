import type { Span, Storyboard } from './timeline-types.ts'

/** Keeps a number between two ends. */
export function clamp(value: number, min: number, max: number): number {
  return Math.min(max, Math.max(min, value))
}

/** A time as a share (0..1) of the film; 0 for a film without length. */
export function shareOf(ms: number, durationMs: number): number {
  return durationMs > 0 ? clamp(ms / durationMs, 0, 1) : 0
}

/** The whole millisecond under a point of the track. */
export function timeAt(x: number, track: { left: number; width: number }, durationMs: number): number {
  if (track.width <= 0) return 0
  return Math.round(clamp((x - track.left) / track.width, 0, 1) * durationMs)
}

/** The start of the frame nearest to a time, in whole milliseconds. */
export function snapToFrame(ms: number, frameDurationMs: number): number {
  return frameDurationMs > 0 ? Math.round(Math.round(ms / frameDurationMs) * frameDurationMs) : Math.round(ms)
}

export interface KeySteps {
  arrowMs: number
  shiftArrowMs: number
  pageMs: number
}

/** Where a key of a slider leads from a time, or null when it is not one of its keys. */
export function keyTarget(key: string, shift: boolean, fromMs: number, steps: KeySteps, span: Span): number | null {
  const arrow = shift ? steps.shiftArrowMs : steps.arrowMs
  const targets: Record<string, number> = {
    ArrowLeft: fromMs - arrow,
    ArrowDown: fromMs - arrow,
    ArrowRight: fromMs + arrow,
    ArrowUp: fromMs + arrow,
    PageDown: fromMs - steps.pageMs,
    PageUp: fromMs + steps.pageMs,
    Home: span.startMs,
    End: span.endMs,
  }
  const target = targets[key]
  return target === undefined ? null : clamp(target, span.startMs, span.endMs)
}

/** Moves one end of a selection, snapped to a frame; the other end stays and at least one frame remains. */
export function moveEdge(span: Span, edge: keyof Span, toMs: number, frameMs: number, durationMs: number): Span {
  const least = Math.max(1, Math.ceil(frameMs))
  const snapped = snapToFrame(toMs, frameMs)
  return edge === 'startMs'
    ? { ...span, startMs: clamp(snapped, 0, Math.max(0, span.endMs - least)) }
    : { ...span, endMs: clamp(snapped, span.startMs + least, durationMs) }
}

/** Which picture of a storyboard shows a time. */
export function tileAt(ms: number, board: Storyboard): { column: number; row: number } {
  const index = clamp(Math.floor(ms / board.intervalMs), 0, Math.max(0, board.count - 1))
  return { column: index % board.columns, row: Math.floor(index / board.columns) }
}

/** The times whose pictures fill a row of a given width, one in the middle of each picture's place. */
export function tileTimes(width: number, tileWidth: number, durationMs: number): number[] {
  if (width <= 0 || tileWidth <= 0) return []
  const count = Math.ceil(width / tileWidth)
  return Array.from({ length: count }, (_, index) => Math.min(1, ((index + 0.5) * tileWidth) / width) * durationMs)
}
