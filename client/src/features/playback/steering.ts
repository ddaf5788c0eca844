import type { Command, ParticipantFrame, PersonId, Vector } from '@samsyn/shared'
import type { Readable } from '../../store.ts'

/** A command as a hand gives it; the steering knows the rest. */
export type Steering = {
  vector: Readable<Vector>
  /** Who steers; null alone, or before anybody has. */
  controllerId: Readable<PersonId | null>
  /** What everybody's player shows; empty alone. */
  frames: Readable<readonly ParticipantFrame[]>
  /** Carries out a command, or throws the AppError that says why not. */
  command(command: Command): Promise<void>
  /** From now on this person steers. */
  takeControl(): Promise<void>
}
