import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

const algorithm = 'aes-128-cbc'
const keyBytes = 16

/**
 * A file for a short while, under a secret of its own that is nowhere but in memory: gone with the process, the file is
 * noise. It is sealed in the one way that ffmpeg reads too (its `crypto` protocol), whose reading can jump.
 */
export type Scratch = { path: string; key: Buffer; iv: Buffer }

/** A scratch file that is to be written there. */
export function scratchAt(path: string): Scratch {
  return { path, key: randomBytes(keyBytes), iv: randomBytes(keyBytes) }
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

/** What is in a scratch file. */
export function readScratch({ path, key, iv }: Scratch): Readable {
  const decipher = createDecipheriv(algorithm, key, iv)
  const file = createReadStream(path, { highWaterMark: 256 * 1024 })
  file.on('error', error => decipher.destroy(error))
  decipher.on('close', () => file.destroy())
  return file.pipe(decipher)
}

/** At most so many of its first bytes. */
export async function beginOf(scratch: Scratch, length: number): Promise<Buffer> {
  const pieces: Buffer[] = []
  let got = 0
  for await (const piece of readScratch(scratch)) {
    pieces.push(piece)
    got += piece.length
    if (got >= length) break
  }
  return Buffer.concat(pieces).subarray(0, length)
}
