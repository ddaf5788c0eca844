import type { Content } from './content.ts'
import { firstAbove } from './ranges.ts'
import type { Chunk } from './struct-log.ts'
import { BadUpdateError } from './struct-reader.ts'
import { createWalk } from './struct-walk.ts'
import type { Reading } from './update.ts'

/** Nine lists in one another, the items of each, a line in the last, and its letters: no editor makes more. */
const deepest = 20

/** From which clock on a client's structs lie how deep: clock, depth, clock, depth … */
type Depths = { clocks: number[]; depths: number[]; end: number }

/**
 * How deep the structs of a document lie: in so many types. Read only when somebody adds a type, and each struct once,
 * so that typing costs nothing.
 */
export function createDepths() {
  const known = new Map<number, Depths>()

  /** Reads what has been added since it was asked last. */
  function catchUp(content: Content) {
    const added = [...content.ends()].flatMap(([client, end]) => {
      const from = known.get(client)?.end ?? 0
      return from < end ? [{ client, chunks: content.chunksSince(client, from) }] : []
    })
    if (added.length > 0) readInto(known, added, (client, clock) => depthIn(known, client, clock))
  }

  return {
    /** Throws a BadUpdateError when the update would put a type into more than there may be in one another. */
    refuseTooDeep(content: Content, update: Uint8Array, { sections }: Reading): void {
      catchUp(content)
      const added = sections.map(({ client, head, count, from, to }) => ({
        client,
        chunks: [{ clock: head, count, bytes: update.subarray(from, to) }],
      }))
      const own = new Map<number, Depths>()
      const depthOf = (client: number, clock: number) =>
        clock < (known.get(client)?.end ?? 0) ? depthIn(known, client, clock) : depthIn(own, client, clock)
      readInto(own, added, depthOf, depth => {
        if (depth >= deepest) throw new BadUpdateError('types too deep in one another')
      })
    },
  }
}

export type DocumentDepths = ReturnType<typeof createDepths>

type Added = readonly { client: number; chunks: readonly Chunk[] }[]

/** Notes how deep these structs lie; `onType` is told of each type. */
function readInto(
  all: Map<number, Depths>,
  added: Added,
  depthOf: (client: number, clock: number) => number,
  onType?: (depth: number) => void,
) {
  createWalk(added).each(({ client, clock, length, onClient, onClock, isInParent, isType }) => {
    const depth = onClient === null ? 0 : depthOf(onClient, onClock) + (isInParent ? 1 : 0)
    if (isType) onType?.(depth)
    const noted = all.get(client) ?? { clocks: [], depths: [], end: 0 }
    if (noted.depths.at(-1) !== depth || noted.clocks.length === 0) {
      noted.clocks.push(clock)
      noted.depths.push(depth)
    }
    noted.end = clock + length
    all.set(client, noted)
  })
}

/** What is not there, or has been taken away, lies in nothing. */
function depthIn(all: ReadonlyMap<number, Depths>, client: number, clock: number): number {
  const noted = all.get(client)
  return noted?.depths[firstAbove(noted.clocks, clock) - 1] ?? 0
}
