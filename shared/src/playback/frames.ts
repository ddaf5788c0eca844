import type { FrameRate } from '../recording.ts'

/** How long a frame lasts, in ms of film time. */
export function frameDurationMs(rate: FrameRate): number {
  return (1000 * rate.den) / rate.num
}

/** The number of the frame that is shown at a film time. Frame n is shown from n/fps until (n+1)/fps. */
export function frameAt(positionMs: number, rate: FrameRate): number {
  // The nudge keeps a time that is a frame's exact start, but a rounding error short of it, in that frame.
  return Math.max(0, Math.floor((positionMs * rate.num) / (1000 * rate.den) + 1e-4))
}

/** The middle of a frame in ms: the film time to seek to, so that no rounding lands on its neighbour. */
export function middleOf(frame: number, rate: FrameRate): number {
  return (frame + 0.5) * frameDurationMs(rate)
}

/** The last frame of a film of so many frames that is not past the given one. */
export function clampFrame(frame: number, frameCount: number): number {
  return Math.min(Math.max(0, frame), frameCount - 1)
}
