import type { Target } from '../questions.ts'
import { join } from './member.ts'
import { typedNote } from './typing.ts'
import { updateMessage } from './wire.ts'

/** Types to 5 kB of text, a twentieth of it taken back again. */
const keystrokes = 5_700
const correctedEvery = 20

/** N2: opens these notes, writes 5 kB in each, and stays without a word. */
export async function fill(target: Target, from: number, to: number): Promise<void> {
  const { whole, stateVector } = typedNote(keystrokes, correctedEvery)
  for (let note = from; note < to; note++) {
    const member = await join({ target, note, seat: 0 })
    member.send(updateMessage(whole))
    await member.settled(stateVector)
  }
}
