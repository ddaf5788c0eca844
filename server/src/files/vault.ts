import { type KeyObject, randomBytes } from 'node:crypto'
import { type FileHandle, open } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { Appender } from './append.ts'
import { addArriving } from './arrive.ts'
import { unlessMissing } from './disk.ts'
import { type ByteRange, DamagedFile, type FileKey } from './files.ts'
import { headOf, idOf, Sealer } from './layout.ts'
import { openSealed, readSealed, type SealedFile, sizeOf } from './sealed-file.ts'
import type { Tag } from './tags.ts'

const fileMode = 0o600
const idBytes = 16
/** The id that no file has: what belongs there cannot be told any more. */
export const failedId = ''

/**
 * A sealed file: where it lies, what it is called, what it is sealed with, if that is still there, and which file it has
 * to be, if that is known.
 */
export type Place = { path: string; key: FileKey; secret: KeyObject | null; tag?: Tag | null }

/** How many bytes are in a file; null when there is none. */
export async function sealedSize(place: Place): Promise<number | null> {
  const handle = await open(place.path).catch(unlessMissing)
  return handle && closing(handle, async () => sizeOf((await opened(handle, place)).tail))
}

/** The bytes of a file or of a part of it; fails before the first that is not what was written. */
export async function* sealedBytes(place: Place, range?: ByteRange): AsyncGenerator<Buffer> {
  const handle = await open(place.path)
  try {
    yield* readSealed(await opened(handle, place), range)
  } finally {
    await handle.close()
  }
}

/** What is true of a file as it lies there. */
export async function tagOf(place: Place): Promise<Tag> {
  const handle = await open(place.path)
  return closing(handle, async () => {
    const { id, tail } = await opened(handle, place)
    return { id, sizeBytes: sizeOf(tail) }
  })
}

/** Makes a new file of these bytes, and answers which it is; it is on the disk when this returns. */
export async function makeSealed(place: Place, bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<Tag> {
  const handle = await open(place.path, 'wx', fileMode)
  return closing(handle, async () => {
    const head = headOf(randomBytes(idBytes))
    await handle.write(head, 0, head.length, 0)
    const sealer = new Sealer(secretOf(place), place.key, head)
    const id = idOf(head)
    const file = new Appender({ handle, sealer, id, tail: { generation: 0, chunks: 0, bytes: Buffer.alloc(0) } })
    for await (const piece of bytes) await file.add(piece)
    await file.settle()
    await handle.sync()
    return { id, sizeBytes: file.size }
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
    const file = new Appender(await opened(handle, place))
    try {
      await addArriving(file, stream, onSaved, requireRoom).finally(() => file.settle())
    } catch (error) {
      if (file.hasFailed) throw new DiskFailed(place.key, { cause: error })
      throw error
    }
    onSaved(file.size)
    return file.size
  })
}

/** Opens a file that is the one that belongs there; else throws a DamagedFile. */
async function opened(handle: FileHandle, place: Place): Promise<SealedFile> {
  const { key, tag } = place
  const file = await openSealed(handle, key, secretOf(place))
  if (!tag) return file
  if (tag.id === failedId) throw new DamagedFile(key, 'the disk failed while it was written')
  const isIt = tag.id === file.id && (tag.sizeBytes === null || tag.sizeBytes === sizeOf(file.tail))
  if (!isIt) throw new DamagedFile(key, 'it is another file than the one that was kept here')
  return file
}

function secretOf({ secret, key }: Place): KeyObject {
  if (secret) return secret
  throw new DamagedFile(key, 'what it was sealed with is gone')
}

/** Writing to the disk has failed: nobody knows what of the last is there. */
export class DiskFailed extends Error {
  override readonly name = 'DiskFailed'

  constructor(key: FileKey, options: ErrorOptions) {
    super(`the disk failed while ${key} was written`, options)
  }
}

async function closing<T>(handle: FileHandle, use: () => Promise<T>): Promise<T> {
  try {
    return await use()
  } finally {
    await handle.close()
  }
}
