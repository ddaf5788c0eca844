import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

/** A counter's blocks open by themselves, so that reading can begin anywhere; no two files have the same key. */
const algorithm = 'aes-256-ctr'
const keyBytes = 32
const blockBytes = 16

/**
 * A file for a short while, under a secret of its own that is nowhere but in memory: gone with the process, the file is
 * noise.
 */
export type Scratch = { path: string; key: Buffer; iv: Buffer }

/** A scratch file that is to be written there. */
export function scratchAt(path: string): Scratch {
  return { path, key: randomBytes(keyBytes), iv: randomBytes(blockBytes) }
}

/** Writes a scratch file, in place of what was there. */
export async function writeScratch(
  { path, key, iv }: Scratch,
  bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  signal?: AbortSignal,
): Promise<void> {
  const cipher = createCipheriv(algorithm, key, iv)
  await pipeline(bytes, cipher, createWriteStream(path, { mode: 0o600 }), signal ? { signal } : {})
}

/** How many bytes are in a scratch file. */
export const sizeOfScratch = async ({ path }: Scratch): Promise<number> => (await stat(path)).size

/** The counter of a block: a number of 16 bytes that begins again behind the last. */
function counterAt(iv: Buffer, block: number): Buffer {
  const counter = (BigInt(`0x${iv.toString('hex')}`) + BigInt(block)) & ((1n << 128n) - 1n)
  return Buffer.from(counter.toString(16).padStart(2 * blockBytes, '0'), 'hex')
}

/** What is in a scratch file, from one byte to another, both included; the whole of it without them. */
export function readScratch({ path, key, iv }: Scratch, { start = 0, end = Number.POSITIVE_INFINITY } = {}): Readable {
  const within = start % blockBytes
  const decipher = createDecipheriv(algorithm, key, counterAt(iv, (start - within) / blockBytes))
  // What stands before it in its block is passed over.
  decipher.update(Buffer.alloc(within))
  const file = createReadStream(path, { start, end, highWaterMark: 256 * 1024 })
  file.on('error', error => decipher.destroy(error))
  decipher.on('close', () => file.destroy())
  return file.pipe(decipher)
}

/** At most so many of its first bytes. */
export async function beginOf(scratch: Scratch, length: number): Promise<Buffer> {
  if (length === 0) return Buffer.alloc(0)
  return Buffer.concat(await readScratch(scratch, { end: length - 1 }).toArray())
}
