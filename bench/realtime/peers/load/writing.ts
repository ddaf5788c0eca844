import { setTimeout as elapsed } from 'node:timers/promises'
import * as Y from 'yjs'
import type { Target, Written } from '../questions.ts'
import { join, type Member } from './member.ts'
import { paced } from './pace.ts'
import { letter } from './typing.ts'
import { type Heard, updateMessage } from './wire.ts'

const joiningAtOnce = 25
const lostAfterMs = 10_000

type Writer = { client: number; member: Member }

/** N1: so many members at each of so many notes, who write in turn and hear each other. */
export async function gather(target: Target, notes: number, members: number) {
  const sentMs = new Map<number, number[]>()
  const writers: Writer[] = []
  let waits: number[] = []

  /** Counts what is new of others in an update; a server may send several together, and back to who wrote them. */
  function listener(own: number) {
    const heard = new Map<number, number>()
    return (said: Heard) => {
      if (said.kind !== 'update') return
      const nowMs = performance.now()
      for (const [client, end] of Y.parseUpdateMeta(said.update).to) {
        for (let clock = heard.get(client) ?? 0; clock < end && client !== own; clock++)
          waits.push(nowMs - (sentMs.get(client)?.[clock] ?? Number.NaN))
        heard.set(client, Math.max(end, heard.get(client) ?? 0))
      }
    }
  }

  async function enter(index: number) {
    const client = index + 1
    sentMs.set(client, [])
    const member = await join({ target, note: index % notes, seat: Math.floor(index / notes) }, listener(client))
    writers[index] = { client, member }
  }

  function write(turn: number) {
    const writer = writers[turn % writers.length]
    if (!writer) return
    const times = sentMs.get(writer.client) ?? []
    const message = updateMessage(letter(writer.client, times.length))
    times.push(performance.now())
    writer.member.send(message)
  }

  for (let from = 0; from < notes * members; from += joiningAtOnce)
    await Promise.all(
      Array.from({ length: Math.min(joiningAtOnce, notes * members - from) }, (_, i) => enter(from + i)),
    )

  let turn = 0
  return async (perSecond: number, seconds: number): Promise<Written> => {
    waits = []
    const sent = await paced(perSecond, seconds, () => write(turn++))
    const expected = sent * (members - 1)
    const lostMs = performance.now() + lostAfterMs
    while (waits.length < expected && performance.now() < lostMs) await elapsed(2)
    const sorted = waits.toSorted((a, b) => a - b)
    const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
    return { expected, arrived: sorted.length, p50: at(0.5), p95: at(0.95), p99: at(0.99) }
  }
}
