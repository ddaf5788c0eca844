import { movingAt, type PersonId, positionAt, type Vector } from '@samsyn/shared'

/** What somebody did with the film, and where in it. */
export type Said = { personId: PersonId; did: 'stopped' | 'started' | 'moved' | 'sequence'; filmMs: number }

const sameSpotMs = 1

/** What the step from one vector to the next was, in a person's doing; null when nobody stopped, started or moved the film. */
export function saidOf(before: Vector | null, now: Vector, personId: PersonId | null): Said | null {
  if (personId === null || now.recordingId === null) return null
  const did = deedOf(before, now)
  return did && { personId, did, filmMs: now.positionMs }
}

function deedOf(before: Vector | null, now: Vector): Said['did'] | null {
  if (!before || before.recordingId === null) return now.playing ? 'started' : 'stopped'
  if (now.sequenceId !== null && now.sequenceId !== before.sequenceId) return 'sequence'
  if (before.playing !== now.playing) return now.playing ? 'started' : 'stopped'
  return moved(before, now) ? afterJump(before, now) : null
}

/** A film that is only about to start later, because the room waits, has not been moved. */
function moved(before: Vector, now: Vector): boolean {
  const fromMs = now.positionMs === before.positionMs ? before.positionMs : positionAt(before, now.atMs)
  return Math.abs(fromMs - now.positionMs) > sameSpotMs
}

/** Play at the end of a sequence begins it again. */
function afterJump(before: Vector, now: Vector): Said['did'] {
  const again = now.playing && !movingAt(before, now.atMs) && now.positionMs === now.range?.startMs
  return again ? 'started' : 'moved'
}
