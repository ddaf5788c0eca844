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

/** Steers one film on this screen alone, by the same vector as in a meeting. */
export function createLocalSteering(recordingId: RecordingId): Steering {
  const vector = createStore<Vector>({ ...emptyVector, recordingId })
  return {
    vector,
    controllerId: createStore<PersonId | null>(null),
    frames: createStore<readonly ParticipantFrame[]>([]),
    command: async command => vector.set(applyCommand(vector.get(), command, aloneClock.now(), 0)),
    takeControl: async () => undefined,
  }
}
