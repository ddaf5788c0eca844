import { setTimeout as elapsed } from 'node:timers/promises'
import type { Moved, Target } from '../questions.ts'
import { join } from './member.ts'
import { paced } from './pace.ts'
import { cursorMessage, type Heard } from './wire.ts'

type Moving = { target: Target; people: number; perSecond: number; seconds: number }

/** N4: people at one note, each moving their cursor, one after the other; what all of them hear of it. */
export async function move({ target, people, perSecond, seconds }: Moving): Promise<Moved> {
  let messages = 0
  let bytes = 0
  const hear = (heard: Heard, length: number) => {
    if (heard.kind !== 'awareness') return
    messages++
    bytes += length
  }
  const members = await Promise.all(Array.from({ length: people }, (_, seat) => join({ target, note: 0, seat }, hear)))
  let turn = 0
  const step = () => {
    const seat = turn % people
    members[seat]?.send(cursorMessage(seat + 1, Math.floor(turn++ / people)))
  }
  await paced(people * perSecond, 1, step)
  await elapsed(500)
  messages = 0
  bytes = 0
  const moves = await paced(people * perSecond, seconds, step)
  await elapsed(500)
  return { moves, messages, bytes }
}
