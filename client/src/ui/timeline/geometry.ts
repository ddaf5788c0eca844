import type { Span, Storyboard } from './timeline-types.ts'

/** Keeps a number between two ends. */
export function clamp(value: number, min: number, max: number): number {
  return Math.min(max, Math.max(min, value))
}

/** A time as a share (0..1) of the film; 0 for a film without length. */
export function shareOf(ms: number, durationMs: number): number {
  return durationMs > 0 ? clamp(ms / durationMs, 0, 1) : 0
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
export function tileAt(ms: number, board: Omit<Storyboard, 'url'>): { column: number; row: number } {
  const index = clamp(Math.floor(ms / board.intervalMs), 0, Math.max(0, board.count - 1))
  return { column: index % board.columns, row: Math.floor(index / board.columns) }
}

/** A picture's place in a row of them: it begins at `left` pixels and shows the film at `atMs`. */
export interface TilePlace {
  index: number
  left: number
  atMs: number
}

/** The pictures that are in view, out of a row that fills the film from its beginning; each shows its own middle. */
export function tilesIn(view: Span, width: number, tileWidth: number): TilePlace[] {
  const tileMs = (tileWidth / width) * (view.endMs - view.startMs)
  if (!(tileMs > 0 && Number.isFinite(tileMs))) return []
  const first = Math.floor(view.startMs / tileMs)
  const last = Math.ceil(view.endMs / tileMs)
  return Array.from({ length: last - first }, (_, place) => {
    const index = first + place
    return { index, left: index * tileWidth - (view.startMs / tileMs) * tileWidth, atMs: (index + 0.5) * tileMs }
  })
}

/** How much larger one press of a zoom button or key shows the film. */
export const zoomStep = 2

/** By how much a key shows the film larger, 0 for all of it; null when it does not zoom. */
export function zoomOf(key: string): number | null {
  if (key === '+' || key === '=') return zoomStep
  if (key === '-') return 1 / zoomStep
  return key === '0' ? 0 : null
}
