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

/** How long a sequence that repeats stands at its start before it begins again, so that all can begin together. */
export const loopPauseMs = 600

type Leg = {
  positionMs: number
  moving: boolean /** When this standing or moving is over; null when never. */
  untilMs: number | null
}

/** What the film does at server time `nowMs`, and until when. */
function legAt(vector: Vector, nowMs: number): Leg {
  const { range, positionMs, rate, atMs } = vector
  if (!vector.playing) return { positionMs, moving: false, untilMs: null }
  if (nowMs < atMs) return { positionMs, moving: false, untilMs: atMs }
  const passed = nowMs - atMs
  if (!range) return { positionMs: positionMs + passed * rate, moving: true, untilMs: null }
  const firstMs = Math.max(0, range.endMs - positionMs) / rate
  if (passed < firstMs) return { positionMs: positionMs + passed * rate, moving: true, untilMs: atMs + firstMs }
  return vector.loop
    ? roundAt(vector, range, atMs + firstMs, nowMs)
    : { positionMs: range.endMs, moving: false, untilMs: null }
}

/** The same in the rounds after the first: a pause at the start, then the sequence. */
function roundAt(
  { rate }: Vector,
  { startMs, endMs }: NonNullable<Vector['range']>,
  firstOverMs: number,
  nowMs: number,
): Leg {
  const roundMs = loopPauseMs + (endMs - startMs) / rate
  const intoMs = (nowMs - firstOverMs) % roundMs
  const beganMs = nowMs - intoMs
  if (intoMs < loopPauseMs) return { positionMs: startMs, moving: false, untilMs: beganMs + loopPauseMs }
  return { positionMs: startMs + (intoMs - loopPauseMs) * rate, moving: true, untilMs: beganMs + roundMs }
}

/** The film time in ms at server time `nowMs`: before `atMs` the prepared position, at a range's end the end or, in a loop, round again. */
export const positionAt = (vector: Vector, nowMs: number): number => legAt(vector, nowMs).positionMs

/** Whether the film moves at server time `nowMs`: playing, begun, and not at the end of a sequence or before it begins again. */
export const movingAt = (vector: Vector, nowMs: number): boolean => legAt(vector, nowMs).moving

/** When a film that stands at server time `nowMs` will begin to move by itself; null when it moves or will not. */
export function startsAt(vector: Vector, nowMs: number): number | null {
  const { moving, untilMs } = legAt(vector, nowMs)
  return moving ? null : untilMs
}

/** When a film that moves at server time `nowMs` comes to the end of its sequence; null when it stands or has none. */
export function endsAt(vector: Vector, nowMs: number): number | null {
  const { moving, untilMs } = legAt(vector, nowMs)
  return moving ? untilMs : null
}
