import { randomBytes } from 'node:crypto'
import { type FileHandle, open } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { Appender } from './append.ts'
import { addArriving } from './arrive.ts'
import { unlessMissing } from './disk.ts'
import { type ByteRange, DamagedFile, type FileKey } from './files.ts'
import { headOf, Sealer } from './layout.ts'
import { openSealed, readSealed, sizeOf } from './sealed-file.ts'

const fileMode = 0o600
const idBytes = 16

/** A sealed file: where it lies, what it is called, and what it is sealed with, if that is still there. */
export type Place = { path: string; key: FileKey; secret: Buffer | null }

/** How many bytes are in a file; null when there is none. */
export async function sealedSize(place: Place): Promise<number | null> {
  const handle = await open(place.path).catch(unlessMissing)
  return handle && closing(handle, async () => sizeOf((await openSealed(handle, place.key, secretOf(place))).tail))
}

/** The bytes of a file or of a part of it; fails before the first that is not what was written. */
export async function* sealedBytes(place: Place, range?: ByteRange): AsyncGenerator<Buffer> {
  const handle = await open(place.path)
  try {
    yield* readSealed(await openSealed(handle, place.key, secretOf(place)), range)
  } finally {
    await handle.close()
  }
}

/** Makes a new file of these bytes; it is on the disk when this returns. */
export async function makeSealed(place: Place, bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<void> {
  const handle = await open(place.path, 'wx', fileMode)
  await closing(handle, async () => {
    const head = headOf(randomBytes(idBytes))
    await handle.write(head, 0, head.length, 0)
    const sealer = new Sealer(secretOf(place), place.key, head)
    const file = new Appender({ handle, sealer, tail: { generation: 0, chunks: 0, bytes: Buffer.alloc(0) } })
    for await (const piece of bytes) await file.add(piece)
    await file.settle()
    await handle.sync()
  })
}

/** Adds a stream to the end of a file, and answers its size once that is on the disk. */
export async function appendSealed(
  place: Place,
  stream: Readable,
  onSaved: (bytes: number) => void,
  requireRoom: () => Promise<void>,
): Promise<number> {
  const handle = await open(place.path, 'r+')
  return closing(handle, async () => {
    const file = new Appender(await openSealed(handle, place.key, secretOf(place)))
    try {
      await addArriving(file, stream, onSaved, requireRoom)
    } finally {
      await file.settle()
    }
    onSaved(file.size)
    return file.size
  })
}

function secretOf({ secret, key }: Place): Buffer {
  if (secret) return secret
  throw new DamagedFile(key, 'what it was sealed with is gone')
}

async function closing<T>(handle: FileHandle, use: () => Promise<T>): Promise<T> {
  try {
    return await use()
  } finally {
    await handle.close()
  }
}
