import { crc32 } from 'node:zlib'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { type Gone, nothingGone } from './gone.ts'
import { readRanges, writeRanges } from './ranges.ts'
import { BadUpdateError, StructReader } from './struct-reader.ts'
import { readUpdate, unbounded } from './update.ts'

/** Where each client's structs stand in a whole update, from its first clock on, and what in it is only a place. */
export type Part = { client: number; end: number; count: number; from: number; to: number }
export type Outline = { parts: Part[]; deletesFrom: number; gone: Gone }

/** Reads a whole update once, so that it can later be taken apart without being read. */
export function outlineOf(update: Uint8Array): Uint8Array {
  const reading = readUpdate(update, () => 0, unbounded)
  if (!reading?.whole) throw new BadUpdateError('not a whole update')
  const { sections, gone } = reading
  const clients = decoding.readVarUint(decoding.createDecoder(update))
  if (sections.length !== clients) throw new BadUpdateError('empty sections')
  const body = encoding.encode(encoder => {
    encoding.writeVarUint(encoder, sections.length)
    for (const { client, end, count, from, to } of sections)
      for (const value of [client, end, count, from, to]) encoding.writeVarUint(encoder, value)
    for (const ranges of [gone.swept, gone.emptied]) writeRanges(encoder, ranges)
  })
  return encoding.encode(encoder => {
    encoding.writeVarUint8Array(encoder, body)
    encoding.writeUint32(encoder, sumOf(update, body))
  })
}

/** The outline of this very update. Throws a BadUpdateError when it is another's, or when either is torn. */
export function readOutline(bytes: Uint8Array, update: Uint8Array): Outline {
  try {
    const decoder = decoding.createDecoder(bytes)
    const body = decoding.readVarUint8Array(decoder)
    if (decoding.readUint32(decoder) !== sumOf(update, body)) throw new Error('the sums differ')
    const reader = new StructReader(body)
    const parts = partsIn(reader)
    const isOfBefore = reader.pos === body.length
    const gone = isOfBefore ? goneIn(update) : { swept: rangesIn(reader), emptied: rangesIn(reader) }
    return { parts, deletesFrom: parts.at(-1)?.to ?? 1, gone }
  } catch (cause) {
    throw new BadUpdateError('not the outline of this update', { cause })
  }
}

/** Outlines of versions before say nothing of it. */
const goneIn = (update: Uint8Array): Gone => readUpdate(update, () => 0, unbounded)?.gone ?? nothingGone()

const rangesIn = (reader: StructReader) => readRanges(reader, () => Number.POSITIVE_INFINITY) ?? new Map()

function partsIn(reader: StructReader): Part[] {
  const next = () => reader.uint()
  const parts: Part[] = []
  for (let left = next(); left > 0; left--)
    parts.push({ client: next(), end: next(), count: next(), from: next(), to: next() })
  return parts
}

const sumOf = (update: Uint8Array, body: Uint8Array) => crc32(body, crc32(update))
