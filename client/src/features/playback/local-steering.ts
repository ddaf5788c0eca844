import {
  applyCommand,
  emptyVector,
  type ParticipantFrame,
  type PersonId,
  type RecordingId,
  type Vector,
} from '@samsyn/shared'
import type { PlayerClock } from '../../player/Player.ts'
import { createStore } from '../../store.ts'
import type { Steering } from './steering.ts'

/** Watching alone: the page's own clock, and nobody to wait for. */
export const aloneClock: PlayerClock = { now: (localMs = performance.now()) => localMs, oneWayMs: () => 0 }

type Start = { clock?: PlayerClock; positionMs?: number; rate?: number }

/** Steers one film on this screen alone, by the same vector as in a meeting; it stands until it is started. */
export function createLocalSteering(recordingId: RecordingId, start: Start = {}): Steering {
  const { clock = aloneClock, positionMs = 0, rate = 1 } = start
  const vector = createStore<Vector>({ ...emptyVector, recordingId, positionMs, rate, atMs: clock.now() })
  return {
    vector,
    controllerId: createStore<PersonId | null>(null),
    frames: createStore<readonly ParticipantFrame[]>([]),
    command: async command => vector.set(applyCommand(vector.get(), command, clock.now(), 0)),
    takeControl: async () => undefined,
  }
}
