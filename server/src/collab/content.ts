import type * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import type { Change } from './change.ts'
import { addGone, nothingGone, withoutLost } from './gone.ts'
import { readOutline } from './outline.ts'
import { covers, type Ranges, readRanges, union, writeRanges } from './ranges.ts'
import { type Chunk, createStructLog, type StructLog, sliced, updateOf } from './struct-log.ts'
import { BadUpdateError, StructReader } from './struct-reader.ts'
import { type Most, type Reading, readUpdate, unbounded } from './update.ts'

const bytesOfAnAccount = 500
/** What it costs, about, to make something of a struct, beside its bytes. */
const bytesOfAStruct = 64
const bytesOfAClock = 3

type Writing = { end: number; log: StructLog }

/**
 * What is written in a document: the bytes of its updates, how far each client has come, and what is deleted. Nothing
 * is made of them here, so that a document costs little more than its bytes.
 */
export function createContent() {
  const writings = new Map<number, Writing>()
  const deletes: Ranges = new Map()
  const gone = nothingGone()
  let bytes = 0
  let structs = 0

  const known = (client: number) => writings.get(client)?.end ?? 0
  const writeDeletes = (encoder: encoding.Encoder) => writeRanges(encoder, deletes)

  function take(client: number, end: number, chunk: Chunk) {
    const writing = writings.get(client) ?? { end, log: createStructLog() }
    writing.log.add(chunk)
    structs += chunk.count
    writing.end = end
    writings.set(client, writing)
  }

  /** The deletions that are news, stretch by stretch where any part of it is. */
  function newDeletes(ranges: Ranges): Ranges {
    return new Map([...ranges].filter(([client, list]) => !covers(deletes.get(client) ?? [], list)))
  }

  function since(state: ReadonlyMap<number, number>): Uint8Array {
    const logs: { client: number; chunks: Chunk[] }[] = []
    for (const [client, { end, log }] of writings) {
      const from = state.get(client) ?? 0
      if (from < end) logs.push({ client, chunks: log.since(client, from) })
    }
    return updateOf(logs, writeDeletes)
  }

  return {
    /** How much room it takes, about: what has been written, what reading it costs, and the account of each id. */
    bytes: () => bytes + structs * bytesOfAStruct + writings.size * bytesOfAnAccount,
    /** How much more it would take with this, about. */
    bytesOf({ sections, deletes: named }: Reading): number {
      let more = 0
      for (const { count, from, to } of sections) more += to - from + count * bytesOfAStruct
      if (named.size === 0) return more
      for (const list of newDeletes(named).values()) more += list.length * bytesOfAClock
      return more
    },
    /** How far each client has come. */
    ends: (): [client: number, end: number][] => [...writings].map(([client, { end }]) => [client, end]),
    /** What a client wrote at and after this clock. */
    chunksSince: (client: number, clock: number): Chunk[] => writings.get(client)?.log.since(client, clock) ?? [],
    /** What an update would add; null when it builds on what is not there. Throws a BadUpdateError when it cannot be read. */
    reading: (update: Uint8Array, most?: Most) => readUpdate(update, known, most, gone),
    /** The same update without the words that nobody ever sees: what they were written in is gone. */
    withoutLost: (update: Uint8Array, reading: Reading): Uint8Array => withoutLost(update, reading, gone),
    /** Adds what was read of an update, and returns what is new in it; null when all of it was known. */
    add(update: Uint8Array, reading: Reading): Change | null {
      const fresh = newDeletes(reading.deletes)
      if (reading.sections.length === 0 && fresh.size === 0) return null
      const logs = reading.sections.map(section => ({ client: section.client, chunks: chunksOf(update, section) }))
      for (const [index, { client, end }] of reading.sections.entries())
        for (const chunk of logs[index]?.chunks ?? []) take(client, end, chunk)
      for (const [client, list] of fresh) deletes.set(client, union(deletes.get(client) ?? [], list))
      const isAllNew = reading.whole && fresh.size === reading.deletes.size
      const news = isAllNew ? update : updateOf(logs, encoder => writeRanges(encoder, fresh))
      addGone(gone, reading.gone)
      bytes += news.length
      return { logs, deletes: fresh, bytes: news }
    },
    /** Begins with a whole update, taken apart by its outline. Throws a BadUpdateError when that is another's. */
    begin(update: Uint8Array, outline: Uint8Array): void {
      const { parts, deletesFrom, gone: places } = readOutline(outline, update)
      for (const { client, end, count, from, to } of parts)
        take(client, end, { clock: 0, count, bytes: update.slice(from, to) })
      const ranges = readRanges(new StructReader(update, deletesFrom), known)
      if (!ranges) throw new BadUpdateError('deletes what is not there')
      for (const [client, list] of ranges) deletes.set(client, list)
      addGone(gone, places)
      bytes = update.length
    },
    stateVector: () => Y.encodeStateVector(new Map([...writings].map(([client, { end }]) => [client, end]))),
    /** All that somebody with this state vector does not have yet. */
    since: (stateVector: Uint8Array) => since(Y.decodeStateVector(stateVector)),
    /** All of it, as one update. */
    whole: () => since(new Map()),
  }
}

export type Content = ReturnType<typeof createContent>

/** Adds an update that must fit: a row or a snapshot. Throws a BadUpdateError when it does not. */
export function addStored(content: Content, update: Uint8Array): Reading & { change: Change | null } {
  const reading = content.reading(update, unbounded)
  if (!reading) throw new BadUpdateError('a row is missing')
  return { ...reading, change: content.add(update, reading) }
}

function chunksOf(update: Uint8Array, { client, head, clock, count, from, to }: Reading['sections'][number]): Chunk[] {
  const chunk = { clock: head, count, bytes: update.slice(from, to) }
  return head < clock ? sliced(client, chunk, clock) : [chunk]
}
