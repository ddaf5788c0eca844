import * as Y from 'yjs'
import { inOrder, type Struct } from './order.ts'
import { type Piece, type Stretch, updateOf } from './piece.ts'

/** What a section, a stretch of deletions, and their numbers take at most. */
const bytesOfHead = 24
const bytesOfStretch = 20
/** A letter takes no more in UTF-8, counted in UTF-16. */
const bytesOfLetter = 3

/**
 * Cuts a V1 update into updates of at most `mostBytes` (from 1,000 on). Applied one after the other they come to the same,
 * and each can be placed on what is there by then. Only what Yjs itself cannot cut, like one attribute, may be longer.
 */
export function splitUpdate(update: Uint8Array, mostBytes: number): Uint8Array[] {
  if (update.length <= mostBytes) return [update]
  const { structs, ds } = Y.decodeUpdate(update)
  const ordered = inOrder(structs)
  if (!ordered) return [update]
  const deletes = createDeletes(ds)
  const pieces: Piece[] = []
  let room = 0
  let piece: Piece = begin()

  function begin(): Piece {
    room = mostBytes - bytesOfHead
    const fresh: Piece = { sections: new Map(), deletes: [] }
    pieces.push(fresh)
    return fresh
  }
  function add(struct: Struct, bytes: Uint8Array, from: number, length: number) {
    const { client } = struct.id
    const clock = struct.id.clock + from
    const needed = bytes.length + (piece.sections.has(client) ? 0 : bytesOfHead)
    if (needed > room && piece.sections.size > 0) piece = begin()
    const section = piece.sections.get(client) ?? { client, clock, structs: [] }
    piece.sections.set(client, section)
    section.structs.push(bytes)
    room -= needed
    // What was deleted again before it was sent is never seen by others.
    const gone = deletes.within(client, clock, length, Math.floor(room / bytesOfStretch))
    piece.deletes.push(...gone)
    room -= gone.length * bytesOfStretch
  }
  for (const struct of ordered) {
    if (struct instanceof Y.Skip) {
      if (piece.sections.size > 0) piece = begin()
      continue
    }
    for (const part of partsOf(struct, mostBytes / 2)) add(struct, ...part)
  }
  // What others wrote goes last: cut off in the middle, it stands twice rather than not at all.
  for (const stretch of deletes.left()) {
    if (room < bytesOfStretch) piece = begin()
    piece.deletes.push(stretch)
    room -= bytesOfStretch
  }
  return pieces.map(updateOf)
}

/** A struct as it is written, in stretches of its clocks if it is long: bytes, and which of its clocks they are. */
function* partsOf(
  struct: Y.Item | Y.GC,
  mostBytes: number,
): Iterable<[bytes: Uint8Array, from: number, length: number]> {
  const whole = written(struct, 0)
  if (whole.length <= mostBytes || !(struct instanceof Y.Item)) return yield [whole, 0, struct.length]
  for (let from = 0; from < struct.length; ) {
    const to = endOfPart(struct, from, mostBytes)
    yield [written(headOf(struct, to), from), from, to - from]
    from = to
  }
}

/** How far from `from` on goes what takes no more than this, and at least one. */
function endOfPart({ content, length }: Y.Item, from: number, mostBytes: number): number {
  if (content instanceof Y.ContentString) {
    const to = Math.min(length, from + Math.floor(mostBytes / bytesOfLetter))
    // A sign of two halves stays whole.
    return to < length && /[\uD800-\uDBFF]/.test(content.str.charAt(to - 1)) ? to - 1 : to
  }
  if (!(content instanceof Y.ContentAny)) return length
  let bytes = 0
  for (let to = from; to < length; to++) {
    bytes += sizeOf(content.arr[to])
    if (bytes > mostBytes && to > from) return to
  }
  return length
}

/** The item up to one of its clocks. */
function headOf({ id, origin, rightOrigin, parent, parentSub, content, length }: Y.Item, to: number): Y.Item {
  const whole = to === length
  const head =
    content instanceof Y.ContentString
      ? new Y.ContentString(content.str.slice(0, to))
      : content instanceof Y.ContentAny
        ? new Y.ContentAny(content.arr.slice(0, to))
        : content
  return new Y.Item(id, null, origin, null, rightOrigin, parent, parentSub, whole ? content : head)
}

function written(struct: Y.Item | Y.GC, from: number): Uint8Array {
  const encoder = new Y.UpdateEncoderV1()
  struct.write(encoder, from)
  return encoder.toUint8Array()
}

function sizeOf(value: unknown): number {
  const encoder = new Y.UpdateEncoderV1()
  encoder.writeAny(value)
  return encoder.toUint8Array().length
}

/** The stretches that an update deletes, handed out once each. */
function createDeletes({ clients }: ReturnType<typeof Y.decodeUpdate>['ds']) {
  const waiting = new Map<number, Stretch[]>()
  for (const [client, list] of clients) {
    const stretches = list.map(({ clock, len }) => ({ client, clock, length: len }))
    waiting.set(
      client,
      stretches.sort((a, b) => b.clock - a.clock),
    )
  }
  const passed: Stretch[] = []

  return {
    /** Those of these clocks; parts of them that are more than `most` come with the rest. A client's clocks are asked for in their order. */
    within(client: number, clock: number, length: number, most: number): Stretch[] {
      const list = waiting.get(client) ?? []
      const end = clock + length
      const found: Stretch[] = []
      for (let next = list.at(-1); next && next.clock < end; next = list.at(-1)) {
        list.pop()
        const nextEnd = next.clock + next.length
        if (next.clock < clock) passed.push({ ...next, length: Math.min(nextEnd, clock) - next.clock })
        const from = Math.max(next.clock, clock)
        const to = Math.min(nextEnd, end)
        if (to > from) (found.length < most ? found : passed).push({ client, clock: from, length: to - from })
        if (nextEnd > end) list.push({ client, clock: end, length: nextEnd - end })
      }
      return found
    },
    left: (): Stretch[] => [...passed, ...[...waiting.values()].flat()],
  }
}
