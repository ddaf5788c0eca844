import { constants } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { WrongOffset } from './files.ts'

/** Bytes that may be waiting for the disk at most; without this, the last sync of a large film takes minutes. */
const syncEveryBytes = 64 * 1024 ** 2

/** Adds a stream to the end of a local file, which must be at `offset`, and answers its size once that is on the disk. */
export async function appendTo(path: string, stream: Readable, offset: number, onSize: (bytes: number) => void) {
  const file = await open(path, constants.O_CREAT | constants.O_RDWR, 0o600)
  try {
    const { size } = await file.stat()
    if (size !== offset) throw new WrongOffset(`offered at ${offset}, the end is ${size}`)
    return await copy(file, stream, offset, onSize)
  } finally {
    await file.sync()
    await file.close()
  }
}

async function copy(file: FileHandle, stream: Readable, offset: number, onSize: (bytes: number) => void) {
  let size = offset
  let synced = offset
  for await (const chunk of stream) {
    size += await writeWhole(file, chunk, size)
    if (size - synced > syncEveryBytes) {
      await file.datasync()
      synced = size
    }
    onSize(size)
  }
  return size
}

async function writeWhole(file: FileHandle, chunk: Buffer, position: number): Promise<number> {
  let written = 0
  while (written < chunk.length) {
    const { bytesWritten } = await file.write(chunk, written, chunk.length - written, position + written)
    written += bytesWritten
  }
  return written
}
