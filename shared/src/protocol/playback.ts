import { z } from 'zod'
import { PersonId } from '../ids.ts'
import { Hold } from '../playback/hold.ts'
import { ParticipantFrame } from '../playback/report.ts'
import { Vector } from '../playback/vector.ts'

/** Where the film is, who made it so (null: the room itself), who steers it and who asks to, and whom the room waits for. */
export const Playback = z.object({
  vector: Vector,
  controllerId: PersonId.nullable(),
  frames: z.array(ParticipantFrame),
  byId: PersonId.nullable(),
  hold: Hold.nullable(),
  asking: z.array(PersonId),
})
export type Playback = z.infer<typeof Playback>
