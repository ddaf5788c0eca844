import { clampFrame, emptyVector, endsAt, frameAt, movingAt, positionAt, startsAt, type Vector } from '@samsyn/shared'
import type { PlayerFilm } from './Player.ts'

/** The vector within the bounds of one film: where it is, whether it moves, and when that changes. Times are server time in ms. */
export function createLine(film: PlayerFilm) {
  let vector: Vector = emptyVector

  const positionOf = (nowMs: number) => Math.min(positionAt(vector, nowMs), film.durationMs)
  const movesAt = (nowMs: number) => movingAt(vector, nowMs) && positionOf(nowMs) < film.durationMs
  const startsMs = (nowMs: number) => startsAt(vector, nowMs)
  const lastFrame = () => clampFrame(frameAt(vector.range?.endMs ?? film.durationMs, film.frameRate), film.frameCount)
  return {
    set(next: Vector) {
      vector = next
    },
    rev: () => vector.rev,
    rate: () => vector.rate,
    positionAt: positionOf,
    frameAt: (nowMs: number) => clampFrame(frameAt(positionOf(nowMs), film.frameRate), film.frameCount),
    /** The frame, or the last of the sequence that is played: a browser may paint one beyond before it is stopped. */
    frameWithin: (frame: number) => Math.min(frame, lastFrame()),
    movesAt,
    /** When it will begin to move by itself; null when it moves or will not. */
    startsMs,
    /** Moves, or will without anybody's doing. */
    isUnderWayAt: (nowMs: number) => startsMs(nowMs) !== null || movesAt(nowMs),
    /** How long the film still moves before it stands by itself, in ms; null when it does not. */
    endsInMs(nowMs: number): number | null {
      if (!movesAt(nowMs)) return null
      const filmEndMs = nowMs + (film.durationMs - positionOf(nowMs)) / vector.rate
      return Math.min(endsAt(vector, nowMs) ?? filmEndMs, filmEndMs) - nowMs
    },
  }
}

export type Line = ReturnType<typeof createLine>
