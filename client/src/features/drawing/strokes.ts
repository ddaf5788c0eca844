import { type FrameRate, middleOf, type PersonId, type Stroke, type StrokeColour } from '@samsyn/shared'

/** A moment of the film that is drawn on, as the timeline shows it. */
export type DrawingMark = {
  id: string
  atMs: number
  label: string
  kind: 'drawing'
  by: { name: string; colour: string }[]
}

/** A frame that is drawn on, and whose strokes are on it, each author once with the colour they began in. */
export type DrawnFrame = { frame: number; by: readonly { authorId: PersonId; colour: StrokeColour }[] }

/** The strokes that are new or have got other points. */
export function changedStrokes(before: readonly Stroke[], now: readonly Stroke[]): Stroke[] {
  const known = new Map(before.map(stroke => [stroke.id, stroke]))
  return now.filter(stroke => !samePoints(known.get(stroke.id), stroke))
}

/** The frames that are drawn on, each once, in the order of the film. */
export function framesOf(strokes: readonly Stroke[]): DrawnFrame[] {
  const byFrame = new Map<number, Map<PersonId, StrokeColour>>()
  for (const { frame, authorId, colour } of strokes) {
    const by = byFrame.get(frame) ?? new Map<PersonId, StrokeColour>()
    if (!by.has(authorId)) byFrame.set(frame, by.set(authorId, colour))
  }
  return [...byFrame]
    .sort(([one], [other]) => one - other)
    .map(([frame, by]) => ({ frame, by: [...by].map(([authorId, colour]) => ({ authorId, colour })) }))
}

export function sameFrames(one: readonly DrawnFrame[], other: readonly DrawnFrame[]): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

export type MarkWords = { nameOf: (authorId: PersonId) => string; label: (atMs: number, names: string[]) => string }

/** A mark on the timeline for each frame that is drawn on, at the frame's middle, named by who drew. */
export function marksOf(frames: readonly DrawnFrame[], rate: FrameRate, { nameOf, label }: MarkWords): DrawingMark[] {
  return frames.map(({ frame, by }) => {
    const atMs = Math.round(middleOf(frame, rate))
    const drawers = by.map(({ authorId, colour }) => ({ name: nameOf(authorId), colour: `var(--stroke-${colour})` }))
    const names = drawers.map(({ name }) => name)
    return { id: `drawing-${frame}`, atMs, label: label(atMs, names), kind: 'drawing', by: drawers }
  })
}

function samePoints(one: Stroke | undefined, other: Stroke): boolean {
  if (one?.points.length !== other.points.length) return false
  return one.points.every((value, index) => value === other.points[index])
}
