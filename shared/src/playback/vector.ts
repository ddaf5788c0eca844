import { z } from 'zod'
import { RecordingId, SequenceId } from '../ids.ts'

export const minRate = 0.25
export const maxRate = 2

/**
 * Where the film is, as a line through time: at server time `atMs` it is at `positionMs` of film time and, when playing,
 * moves at `rate`. Sent only when it changes; everybody computes the present from it. A range bounds play to a sequence.
 */
export const Vector = z.object({
  recordingId: RecordingId.nullable(),
  sequenceId: SequenceId.nullable(),
  range: z.object({ startMs: z.number(), endMs: z.number() }).nullable(),
  loop: z.boolean(),
  rev: z.int().min(0),
  playing: z.boolean(),
  positionMs: z.number().min(0),
  rate: z.number().min(minRate).max(maxRate),
  atMs: z.number(),
})
export type Vector = z.infer<typeof Vector>

/** The vector of a meeting in which nothing has been played yet. */
export const emptyVector: Vector = {
  recordingId: null,
  sequenceId: null,
  range: null,
  loop: false,
  rev: 0,
  playing: false,
  positionMs: 0,
  rate: 1,
  atMs: 0,
}

/** The film time in ms at server time `nowMs`: before `atMs` the prepared position, at a range's end the end or, in a loop, round again. */
export function positionAt(vector: Vector, nowMs: number): number {
  if (!vector.playing) return vector.positionMs
  const { range } = vector
  const positionMs = vector.positionMs + Math.max(0, nowMs - vector.atMs) * vector.rate
  if (!range || positionMs < range.endMs) return positionMs
  if (!vector.loop) return range.endMs
  return range.startMs + ((positionMs - range.startMs) % (range.endMs - range.startMs))
}

/** Whether the film moves at server time `nowMs`: playing, begun, and not at the end of a sequence that does not repeat. */
export function movingAt(vector: Vector, nowMs: number): boolean {
  if (!vector.playing || nowMs < vector.atMs) return false
  if (!vector.range || vector.loop) return true
  return positionAt(vector, nowMs) < vector.range.endMs
}
