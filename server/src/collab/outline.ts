import { crc32 } from 'node:zlib'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { BadUpdateError } from './struct-reader.ts'
import { readUpdate } from './update.ts'

/** Where each client's structs stand in a whole update, from its first clock on. */
export type Part = { client: number; end: number; count: number; from: number; to: number }
export type Outline = { parts: Part[]; deletesFrom: number }

/** Reads a whole update once, so that it can later be taken apart without being read. */
export function outlineOf(update: Uint8Array): Uint8Array {
  const reading = readUpdate(update, () => 0, Number.POSITIVE_INFINITY)
  if (!reading?.whole) throw new BadUpdateError('not a whole update')
  const { sections } = reading
  const clients = decoding.readVarUint(decoding.createDecoder(update))
  if (sections.length !== clients) throw new BadUpdateError('empty sections')
  const body = encoding.encode(encoder => {
    encoding.writeVarUint(encoder, sections.length)
    for (const { client, end, count, from, to } of sections)
      for (const value of [client, end, count, from, to]) encoding.writeVarUint(encoder, value)
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
    const parts = partsIn(body)
    return { parts, deletesFrom: parts.at(-1)?.to ?? 1 }
  } catch (cause) {
    throw new BadUpdateError('not the outline of this update', { cause })
  }
}

function partsIn(body: Uint8Array): Part[] {
  const decoder = decoding.createDecoder(body)
  const next = () => decoding.readVarUint(decoder)
  const parts: Part[] = []
  for (let left = next(); left > 0; left--)
    parts.push({ client: next(), end: next(), count: next(), from: next(), to: next() })
  return parts
}

const sumOf = (update: Uint8Array, body: Uint8Array) => crc32(body, crc32(update))
