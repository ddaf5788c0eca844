import { type FrameRate, middleOf, type Stroke } from '@samsyn/shared'

/** A moment of the film that is drawn on, as the timeline shows it. */
export type DrawingMark = { id: string; atMs: number; label: string; kind: 'drawing' }

/** The strokes that are new or have got other points. */
export function changedStrokes(before: readonly Stroke[], now: readonly Stroke[]): Stroke[] {
  const known = new Map(before.map(stroke => [stroke.id, stroke]))
  return now.filter(stroke => !samePoints(known.get(stroke.id), stroke))
}

/** The frames that are drawn on, each once, in the order of the film. */
export function framesOf(strokes: readonly Stroke[]): number[] {
  return [...new Set(strokes.map(stroke => stroke.frame))].sort((a, b) => a - b)
}

export function sameFrames(one: readonly number[], other: readonly number[]): boolean {
  return one.length === other.length && one.every((frame, index) => frame === other[index])
}

/** A mark on the timeline for each frame that is drawn on, at the frame's middle. */
export function marksOf(frames: readonly number[], rate: FrameRate, label: (atMs: number) => string): DrawingMark[] {
  return frames.map(frame => {
    const atMs = Math.round(middleOf(frame, rate))
    return { id: `drawing-${frame}`, atMs, label: label(atMs), kind: 'drawing' }
  })
}

function samePoints(one: Stroke | undefined, other: Stroke): boolean {
  if (one?.points.length !== other.points.length) return false
  return one.points.every((value, index) => value === other.points[index])
}
