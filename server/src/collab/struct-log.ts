import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { StructReader } from './struct-reader.ts'

/** Structs of one client as they stand in V1 updates, one behind the other; the first begins at `clock`. */
export type Chunk = { clock: number; count: number; bytes: Uint8Array }

/**
 * All that one client has written, as bytes that nobody has looked into but to see that they are well-formed. Small
 * chunks grow together, so that there are few of them, and each byte is copied a few times at most.
 */
export function createStructLog() {
  const chunks: Chunk[] = []

  function join() {
    for (let [before, last] = chunks.slice(-2); before && last; [before, last] = chunks.slice(-2)) {
      if (before.bytes.length > 2 * last.bytes.length) return
      const joined = { clock: before.clock, count: before.count + last.count, bytes: concat(before.bytes, last.bytes) }
      chunks.splice(-2, 2, joined)
    }
  }

  return {
    add(chunk: Chunk) {
      chunks.push(chunk)
      join()
    },
    /** What comes at and after this clock. */
    since(client: number, clock: number): Chunk[] {
      const first = chunks.findLastIndex(chunk => chunk.clock <= clock)
      const wanted = chunks.slice(Math.max(0, first))
      const [head, ...rest] = wanted
      return head && head.clock < clock ? [...sliced(client, head, clock), ...rest] : wanted
    },
  }
}

export type StructLog = ReturnType<typeof createStructLog>

/** The part of a chunk at and after a clock. */
export function sliced(client: number, { clock, count, bytes }: Chunk, from: number): Chunk[] {
  const reader = new StructReader(bytes)
  let at = clock
  for (let left = count; left > 0; left--) {
    const start = reader.pos
    reader.struct()
    const end = at + reader.length
    if (at >= from) return [{ clock: at, count: left, bytes: bytes.slice(start) }]
    if (end > from) {
      const head = halved(client, at, bytes.subarray(start, reader.pos), from)
      return [{ clock: from, count: left, bytes: concat(head, bytes.subarray(reader.pos)) }]
    }
    at = end
  }
  return []
}

/** One struct without what comes before a clock in the middle of it. */
function halved(client: number, clock: number, struct: Uint8Array, from: number): Uint8Array {
  const update = updateOf([{ client, chunks: [{ clock, count: 1, bytes: struct }] }], encoder => {
    encoding.writeVarUint(encoder, 0)
  })
  const decoder = decoding.createDecoder(Y.diffUpdate(update, Y.encodeStateVector(new Map([[client, from]]))))
  // One section, one struct, its client and its clock; behind the struct, no deletes.
  for (let field = 0; field < 4; field++) decoding.readVarUint(decoder)
  return decoder.arr.slice(decoder.pos, -1)
}

/** A V1 update of these structs, highest client first as Yjs has it. */
export function updateOf(
  logs: readonly { client: number; chunks: readonly Chunk[] }[],
  writeDeletes: (encoder: encoding.Encoder) => void,
): Uint8Array {
  return encoding.encode(encoder => {
    encoding.writeVarUint(encoder, logs.length)
    for (const { client, chunks } of logs.toSorted((a, b) => b.client - a.client)) {
      encoding.writeVarUint(
        encoder,
        chunks.reduce((sum, { count }) => sum + count, 0),
      )
      encoding.writeVarUint(encoder, client)
      encoding.writeVarUint(encoder, chunks[0]?.clock ?? 0)
      for (const { bytes } of chunks) encoding.writeUint8Array(encoder, bytes)
    }
    writeDeletes(encoder)
  })
}

function concat(a: Uint8Array, b: Uint8Array): Uint8Array {
  const joined = new Uint8Array(a.length + b.length)
  joined.set(a)
  joined.set(b, a.length)
  return joined
}
