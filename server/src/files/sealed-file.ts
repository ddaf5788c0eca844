import type { KeyObject } from 'node:crypto'
import type { FileHandle } from 'node:fs/promises'
import { type ByteRange, DamagedFile, type FileKey } from './files.ts'
import {
  chunkBytes,
  headBytes,
  idOf,
  isHead,
  recordAt,
  recordBytes,
  Sealer,
  slotHeadBytes,
  slotLength,
  slotPlaces,
  type Tail,
} from './layout.ts'

/** Records that are read at once; so many again are read ahead, and wait for as long as nobody comes for them. */
const batch = 3

/** A file that has been opened: what seals it, and where it ends. */
export type SealedFile = { handle: FileHandle; sealer: Sealer; tail: Tail; id: string }

/** Reads the begin and the end of a file; throws a DamagedFile when either is not what was written. */
export async function openSealed(handle: FileHandle, key: FileKey, secret: KeyObject): Promise<SealedFile> {
  const head = await readAt(handle, 0, headBytes)
  if (!isHead(head)) throw new DamagedFile(key, 'it does not begin as a file of ours')
  const sealer = new Sealer(secret, key, head)
  const [first, second] = await Promise.all(slotPlaces.map(place => readTail(handle, sealer, place)))
  const tail = [first, second].filter(found => found != null).sort((a, b) => b.generation - a.generation)[0]
  if (!tail) throw sealer.damaged('where it ends is not what was written')
  return { handle, sealer, tail, id: idOf(head) }
}

/** How many bytes are in a file. */
export const sizeOf = ({ chunks, bytes }: Tail): number => chunks * chunkBytes + bytes.length

async function readTail(handle: FileHandle, sealer: Sealer, place: number): Promise<Tail | null> {
  const head = await readAt(handle, place, slotHeadBytes)
  const length = head.length === slotHeadBytes ? slotLength(head) : null
  return length === null ? null : sealer.openTail(await readAt(handle, place, length))
}

/** The bytes of a file or of a part of it. Ends with a DamagedFile before the first byte that is not what was written. */
export async function* readSealed({ handle, sealer, tail }: SealedFile, range?: ByteRange): AsyncGenerator<Buffer> {
  const start = range?.start ?? 0
  const end = Math.min(range ? range.end + 1 : sizeOf(tail), sizeOf(tail))
  const readBatch = (index: number) => {
    const reading = readRecords({ handle, sealer }, index, Math.min(tail.chunks, Math.ceil(end / chunkBytes)))
    // Whoever comes for it hears of a failure; a reader who has gone must not make it one of the process.
    reading.catch(() => {})
    return reading
  }
  let index = Math.floor(start / chunkBytes)
  let next = readBatch(index)
  while (index * chunkBytes < end && index < tail.chunks) {
    const records = await next
    next = readBatch(index + records.length)
    for (const record of records) {
      yield part(sealer.openChunk(index, record), index * chunkBytes, start, end)
      index += 1
    }
  }
  await next
  if (end > tail.chunks * chunkBytes) yield part(tail.bytes, tail.chunks * chunkBytes, start, end)
}

function part(plain: Buffer, at: number, start: number, end: number): Buffer {
  return plain.subarray(Math.max(0, start - at), Math.min(plain.length, end - at))
}

async function readRecords(
  { handle, sealer }: Pick<SealedFile, 'handle' | 'sealer'>,
  index: number,
  until: number,
): Promise<Buffer[]> {
  const count = Math.max(0, Math.min(batch, until - index))
  const bytes = await readAt(handle, recordAt(index), count * recordBytes)
  if (bytes.length < count * recordBytes) throw sealer.damaged('its end is missing')
  return Array.from({ length: count }, (_, i) => bytes.subarray(i * recordBytes, (i + 1) * recordBytes))
}

/** So many bytes from there, or as many as there are. */
async function readAt(handle: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.allocUnsafe(length)
  let filled = 0
  while (filled < length) {
    const { bytesRead } = await handle.read(buffer, filled, length - filled, position + filled)
    if (bytesRead === 0) break
    filled += bytesRead
  }
  return buffer.subarray(0, filled)
}
