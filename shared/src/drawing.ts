import * as Y from 'yjs'
import type { PersonId } from './ids.ts'

export const strokeTools = ['pen', 'arrow', 'circle'] as const
export type StrokeTool = (typeof strokeTools)[number]
export const strokeColours = ['sun', 'petrol', 'leaf', 'coral'] as const
export type StrokeColour = (typeof strokeColours)[number]

/** A stroke on one frame of a film. Points are x, y pairs in 0..1 of the picture's width and height. */
export type Stroke = {
  id: string
  recordingId: string
  frame: number
  tool: StrokeTool
  colour: StrokeColour
  authorId: PersonId
  points: number[]
}

const all = (doc: Y.Doc): Y.Map<Y.Map<unknown>> => doc.getMap('strokes')

/** Every stroke of a meeting's drawings, in no promised order. Strokes that cannot be read are passed over. */
export function strokesOf(doc: Y.Doc): Stroke[] {
  return [...all(doc)].flatMap(([id, map]) => strokeFrom(id, map) ?? [])
}

/** Begins a stroke; its points follow by `extendStroke`, so that others see it while it is drawn. */
export function beginStroke(doc: Y.Doc, stroke: Stroke): void {
  const { id, points, ...rest } = stroke
  const map = new Y.Map<unknown>(Object.entries(rest))
  map.set('points', Y.Array.from(points))
  all(doc).set(id, map)
}

/** Adds points (x, y pairs) to a stroke; a stroke that has been removed meanwhile stays removed. */
export function extendStroke(doc: Y.Doc, id: string, points: number[]): void {
  const list = all(doc).get(id)?.get('points')
  if (list instanceof Y.Array) list.push(points)
}

/** Replaces the points of a stroke: arrows and circles are two points that move. */
export function reshapeStroke(doc: Y.Doc, id: string, points: number[]): void {
  all(doc).get(id)?.set('points', Y.Array.from(points))
}

/** Takes a stroke away for everybody. */
export function removeStroke(doc: Y.Doc, id: string): void {
  all(doc).delete(id)
}

/** Calls back after every change of the strokes, one's own and others'; returns how to stop. */
export function onStrokes(doc: Y.Doc, changed: () => void): () => void {
  const strokes = all(doc)
  strokes.observeDeep(changed)
  return () => strokes.unobserveDeep(changed)
}

function strokeFrom(id: string, map: Y.Map<unknown>): Stroke | null {
  const { recordingId, frame, tool, colour, authorId } = map.toJSON()
  const points = map.get('points')
  if (typeof recordingId !== 'string' || typeof frame !== 'number' || !(points instanceof Y.Array)) return null
  if (!strokeTools.includes(tool) || !strokeColours.includes(colour) || typeof authorId !== 'string') return null
  return { id, recordingId, frame, tool, colour, authorId: authorId as PersonId, points: points.toArray() }
}
