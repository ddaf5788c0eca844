import * as encoding from 'lib0/encoding'
import { firstAbove, type Ranges, union, writeRanges } from './ranges.ts'
import { type Chunk, updateOf } from './struct-log.ts'
import type { StructReader } from './struct-reader.ts'
import { createWalk } from './struct-walk.ts'
import type { Section } from './update.ts'

/**
 * What is left of what was deleted: `swept` are places whose words are gone, beside which and in which nothing can stand
 * any more; in what is `emptied` nothing can stand, but beside it.
 */
export type Gone = { swept: Ranges; emptied: Ranges }

export const nothingGone = (): Gone => ({ swept: new Map(), emptied: new Map() })

/** Notes the struct that was read last, from clock to clock, if it is only a place. */
export function noteGone(gone: Gone, client: number, from: number, to: number, { isSwept, isEmptied }: StructReader) {
  if (isSwept) push(gone.swept, client, from, to)
  else if (isEmptied) push(gone.emptied, client, from, to)
}

/** Takes in the others' places. */
export function addGone(gone: Gone, { swept, emptied }: Gone) {
  for (const [client, list] of swept) gone.swept.set(client, union(gone.swept.get(client) ?? [], list))
  for (const [client, list] of emptied) gone.emptied.set(client, union(gone.emptied.get(client) ?? [], list))
}

/** Whether Yjs lets go of a struct as soon as it is placed, since what it builds on is only a place. */
export function isLost({ swept, emptied }: Gone, { foundation, isInParent }: StructReader): boolean {
  for (let at = 0; at < foundation.length; at += 2) {
    const [client = 0, clock = 0] = [foundation[at], foundation[at + 1]]
    if (holds(swept, client, clock)) return true
    if (at === 0 && isInParent && holds(emptied, client, clock)) return true
  }
  return false
}

type Read = { sections: readonly Section[]; deletes: Ranges }

/**
 * The same update with places instead of the words that no reader ever sees, since what they were written in is gone: so
 * they are neither stored nor told to anybody.
 */
export function withoutLost(update: Uint8Array, { sections, deletes }: Read, gone: Gone): Uint8Array {
  const logs = sections.map(({ client, head, count, from, to }) => ({
    client,
    chunks: [{ clock: head, count, bytes: update.subarray(from, to) }],
  }))
  const own = nothingGone()
  const kept = new Map<number, Chunk[]>()
  createWalk(logs).each(({ client, clock, length, reader, from }) => {
    const lost = isLost(gone, reader) || isLost(own, reader)
    if (lost) push(own.swept, client, clock, clock + length)
    const chunk = { clock, count: 1, bytes: lost ? placeOf(length) : reader.bytes.subarray(from, reader.pos) }
    const chunks = kept.get(client)
    if (chunks) chunks.push(chunk)
    else kept.set(client, [chunk])
  })
  const all = [...kept].map(([client, chunks]) => ({ client, chunks }))
  return updateOf(all, encoder => writeRanges(encoder, deletes))
}

const placeOf = (length: number) =>
  encoding.encode(encoder => {
    encoding.writeUint8(encoder, 0)
    encoding.writeVarUint(encoder, length)
  })

const holds = (ranges: Ranges, client: number, clock: number) => firstAbove(ranges.get(client) ?? [], clock) % 2 === 1

/** Behind all that is there: the structs of a client come in order. */
function push(ranges: Ranges, client: number, from: number, to: number) {
  const list = ranges.get(client)
  if (!list) ranges.set(client, [from, to])
  else if (list.at(-1) === from) list[list.length - 1] = to
  else list.push(from, to)
}
