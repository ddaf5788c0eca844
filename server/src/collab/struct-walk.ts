import type { Chunk } from './struct-log.ts'
import { StructReader } from './struct-reader.ts'

/** A struct, and what says where it lies: the one that it stands beside, or its parent; null at the root. */
export type Walked = {
  client: number
  clock: number
  length: number
  on: { client: number; clock: number; isParent: boolean } | null
  isType: boolean
  /** What has just read it, from here on. */
  reader: StructReader
  from: number
}

/** Goes through structs of several clients, each after what says where it lies. */
export function createWalk(logs: readonly { client: number; chunks: readonly Chunk[] }[]) {
  const cursors = new Map(logs.map(({ client, chunks }) => [client, createCursor(client, chunks)]))

  /** The client whose next struct must come before this one; null when none must. */
  function before({ client, on }: Walked, waiting: ReadonlySet<number>): number | null {
    if (!on || on.client === client || waiting.has(on.client)) return null
    const next = cursors.get(on.client)?.peek()
    return next && next.clock <= on.clock ? on.client : null
  }

  return {
    each(take: (walked: Walked) => void): void {
      for (const first of cursors.keys()) {
        const path = [first]
        const waiting = new Set(path)
        for (let client = path.at(-1); client !== undefined; client = path.at(-1)) {
          const cursor = cursors.get(client)
          const next = cursor?.peek()
          const other = next ? before(next, waiting) : null
          if (other !== null) {
            path.push(other)
            waiting.add(other)
            continue
          }
          if (next) take(next)
          cursor?.pass()
          if (next && path.length === 1) continue
          path.pop()
          waiting.delete(client)
        }
      }
    },
  }
}

function createCursor(client: number, chunks: readonly Chunk[]) {
  let index = 0
  let reader = new StructReader(chunks[0]?.bytes ?? new Uint8Array())
  let left = chunks[0]?.count ?? 0
  let clock = chunks[0]?.clock ?? 0
  let next: Walked | null = null

  function read(): Walked | null {
    while (left === 0) {
      const chunk = chunks[++index]
      if (!chunk) return null
      reader = new StructReader(chunk.bytes)
      left = chunk.count
      clock = chunk.clock
    }
    const from = reader.pos
    reader.struct()
    left--
    const [onClient, onClock] = reader.foundation
    const on =
      onClient === undefined || onClock === undefined
        ? null
        : { client: onClient, clock: onClock, isParent: reader.isInParent }
    const walked = { client, clock, length: reader.length, on, isType: reader.isType, reader, from }
    clock += reader.length
    return walked
  }

  return {
    peek: (): Walked | null => {
      next ??= read()
      return next
    },
    pass() {
      next = null
    },
  }
}
