import { type Film, frameAt, frameDurationMs } from '@samsyn/shared'

/** A stretch of film, both ends in whole milliseconds. */
export type Span = { startMs: number; endMs: number }

/** A sequence is never shorter than this, unless the film is. */
export const leastMs = 500
/** How long a sequence is when only one end has been marked. */
export const usualMs = 20_000

/** The span within the film and not too short; the end named by `put` stays where it was put, if it can. */
export function fitted(span: Span, put: keyof Span, durationMs: number): Span {
  const least = Math.min(leastMs, durationMs)
  const within = (ms: number) => Math.min(Math.max(0, Math.round(ms)), durationMs)
  const startMs = within(span.startMs)
  const endMs = within(span.endMs)
  if (endMs - startMs >= least) return { startMs, endMs }
  if (put === 'startMs') return beginningAt(Math.min(startMs, durationMs - least), least)
  return beginningAt(Math.max(0, endMs - least), least)
}

const beginningAt = (startMs: number, lengthMs: number): Span => ({ startMs, endMs: startMs + lengthMs })

/** The span between two moments, whichever comes first. */
export function between(oneMs: number, otherMs: number): Span {
  return { startMs: Math.min(oneMs, otherMs), endMs: Math.max(oneMs, otherMs) }
}

/** The first whole millisecond in which a frame is shown, so that going there shows that very frame. */
export function frameStartMs(frame: number, rate: Film['frameRate']): number {
  return Math.ceil(frame * frameDurationMs(rate) - 1e-4)
}

/** A moment so many frames later, or earlier when negative. */
export function nudged(ms: number, frames: number, rate: Film['frameRate']): number {
  return frameStartMs(Math.max(0, frameAt(ms, rate) + frames), rate)
}
