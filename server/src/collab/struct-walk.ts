import type { Chunk } from './struct-log.ts'
import { StructReader } from './struct-reader.ts'

type Log = { client: number; chunks: readonly Chunk[] }

/**
 * A struct, and what says where it lies: the one that it stands beside, or its parent. The same object is the next struct
 * afterwards: whole documents are gone through, and nothing is made for each struct.
 */
export type Walked = {
  readonly client: number
  readonly clock: number
  readonly length: number
  /** Null at the root. */
  readonly onClient: number | null
  readonly onClock: number
  readonly isInParent: boolean
  readonly isType: boolean
  /** What has just read it, from here on. */
  readonly reader: StructReader
  readonly from: number
}

/** Goes through structs of several clients, each after what says where it lies. */
export function createWalk(logs: readonly Log[]) {
  const cursors = new Map(logs.map(({ client, chunks }) => [client, new Cursor(client, chunks)]))

  /** The client whose next struct must come before this one; null when none must. */
  function before({ client, onClient, onClock }: Walked, waiting: ReadonlySet<number>): number | null {
    if (onClient === null || onClient === client || waiting.has(onClient)) return null
    const other = cursors.get(onClient)
    return other?.has && other.clock <= onClock ? onClient : null
  }

  return {
    each(take: (walked: Walked) => void): void {
      for (const first of cursors.keys()) {
        const path = [first]
        const waiting = new Set(path)
        for (let client = path.at(-1); client !== undefined; client = path.at(-1)) {
          const cursor = cursors.get(client)
          const other = cursor?.has ? before(cursor, waiting) : null
          if (other !== null) {
            path.push(other)
            waiting.add(other)
            continue
          }
          const isMore = cursor?.has === true
          if (isMore) take(cursor)
          if (isMore) cursor.pass()
          if (isMore && path.length === 1) continue
          path.pop()
          waiting.delete(client)
        }
      }
    },
  }
}

/** Stands at one struct of a client; `has` none behind the last. */
class Cursor implements Walked {
  readonly client: number
  reader = new StructReader(new Uint8Array())
  from = 0
  clock = 0
  length = 0
  onClient: number | null = null
  onClock = 0
  has = true
  readonly #chunks: readonly Chunk[]
  #index = 0
  #left = 0

  constructor(client: number, chunks: readonly Chunk[]) {
    this.client = client
    this.#chunks = chunks
    this.pass()
  }

  get isInParent() {
    return this.reader.isInParent
  }

  get isType() {
    return this.reader.isType
  }

  pass(): void {
    this.clock += this.length
    while (this.#left === 0) {
      const chunk = this.#chunks[this.#index++]
      this.has = chunk !== undefined
      if (!chunk) return
      this.reader = new StructReader(chunk.bytes)
      this.#left = chunk.count
      this.clock = chunk.clock
    }
    this.from = this.reader.pos
    this.reader.struct()
    this.#left--
    this.length = this.reader.length
    this.onClient = this.reader.foundation[0] ?? null
    this.onClock = this.reader.foundation[1] ?? 0
  }
}
