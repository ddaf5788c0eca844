import * as encoding from 'lib0/encoding'
import { BadUpdateError, type StructReader } from './struct-reader.ts'
import type { Clocks } from './update.ts'

/** Stretches of clocks per client, in order and apart: from, to, from, to … */
export type Ranges = Map<number, number[]>

const fewValues = 16
/** Where there are so many times as many, moving them to make room is faster than going through all of them. */
const manyMore = 200

/** Reads the deleted stretches of a V1 update, `most` of them; null when one reaches beyond what is there. */
export function readRanges(reader: StructReader, stateOf: Clocks, most = Number.POSITIVE_INFINITY): Ranges | null {
  const ranges: Ranges = new Map()
  let stretches = 0
  for (let clients = reader.uint(); clients > 0; clients--) {
    const client = reader.uint()
    const state = stateOf(client)
    const list = ranges.get(client) ?? []
    const count = reader.uint()
    stretches += count
    if (stretches > most) throw new BadUpdateError('too many deletions')
    for (let left = count; left > 0; left--) {
      const from = reader.uint()
      const length = reader.uint()
      if (length < 1) throw new BadUpdateError('impossible length')
      if (from + length > state) return null
      list.push(from, from + length)
    }
    if (list.length > 0) ranges.set(client, list)
  }
  for (const [client, list] of ranges) ranges.set(client, inOrder(list))
  return ranges
}

/** Whether all of `list` lies within `known`. */
export function covers(known: readonly number[], list: readonly number[]): boolean {
  for (let at = 0; at < list.length; at += 2) {
    const end = firstAbove(known, list[at] ?? 0)
    if (end % 2 === 0 || (known[end] ?? 0) < (list[at + 1] ?? 0)) return false
  }
  return true
}

/** Both in one, in order and apart; may change `known`. */
export function union(known: number[], list: readonly number[]): number[] {
  if (known.length === 0) return inOrder(list)
  if (list.length > fewValues && list.length * manyMore > known.length) return merged(known, inOrder(list))
  for (let at = 0; at < list.length; at += 2) add(known, list[at] ?? 0, list[at + 1] ?? 0)
  return known
}

function add(known: number[], from: number, to: number) {
  const first = firstAbove(known, from - 1)
  const last = firstAbove(known, to)
  const edges = [...(first % 2 === 0 ? [from] : []), ...(last % 2 === 0 ? [to] : [])]
  known.splice(first, last - first, ...edges)
}

export function writeRanges(encoder: encoding.Encoder, ranges: Ranges): void {
  encoding.writeVarUint(encoder, ranges.size)
  for (const [client, list] of [...ranges].sort(([a], [b]) => b - a)) {
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, list.length / 2)
    for (let at = 0; at < list.length; at += 2) {
      const from = list[at] ?? 0
      encoding.writeVarUint(encoder, from)
      encoding.writeVarUint(encoder, (list[at + 1] ?? 0) - from)
    }
  }
}

/** The first place in the list with a higher value; an odd one is the end of a stretch that holds `value`. */
export function firstAbove(list: readonly number[], value: number): number {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((list[middle] ?? 0) <= value) low = middle + 1
    else high = middle
  }
  return low
}

function inOrder(list: readonly number[]): number[] {
  if (isInOrder(list)) return [...list]
  // Where as many stretches have ended as had begun there is room between two, whichever of them they were.
  const froms = new Float64Array(list.length / 2)
  const tos = new Float64Array(list.length / 2)
  for (let at = 0; at < froms.length; at++) {
    froms[at] = list[2 * at] ?? 0
    tos[at] = list[2 * at + 1] ?? 0
  }
  froms.sort()
  tos.sort()
  const joined: number[] = []
  for (let at = 0; at < froms.length; at++) {
    if (at === 0 || (froms[at] ?? 0) > (tos[at - 1] ?? 0)) joined.push(froms[at] ?? 0, tos[at] ?? 0)
    else joined[joined.length - 1] = tos[at] ?? 0
  }
  return joined
}

/** Two lists that each are in order and apart, as one. */
function merged(one: readonly number[], other: readonly number[]): number[] {
  const joined: number[] = []
  let end = Number.NEGATIVE_INFINITY
  for (let [a, b] = [0, 0]; a < one.length || b < other.length; ) {
    const isOne = b >= other.length || (a < one.length && (one[a] ?? 0) <= (other[b] ?? 0))
    const from = (isOne ? one[a] : other[b]) ?? 0
    const to = (isOne ? one[a + 1] : other[b + 1]) ?? 0
    if (isOne) a += 2
    else b += 2
    if (from > end) joined.push(from, to)
    else if (to > end) joined[joined.length - 1] = to
    end = Math.max(end, to)
  }
  return joined
}

const isInOrder = (list: readonly number[]) => list.every((value, at) => at === 0 || value > (list[at - 1] ?? 0))
