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

/** Records that are read at once; as many again are read ahead. */
const batch = 8
/** When nobody has come for more for so long, what was read ahead is let go of. */
const restMs = 2_000

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

/**
 * The bytes of a file or of a part of it. Ends with a DamagedFile before the first byte that is not what was written. Of what is
 * read ahead for somebody who does not come nothing is kept: it is read again when they do.
 */
export async function* readSealed(
  { handle, sealer, tail }: SealedFile,
  range?: ByteRange,
  rest = createRest(restMs),
): AsyncGenerator<Buffer> {
  const start = range?.start ?? 0
  const end = Math.min(range ? range.end + 1 : sizeOf(tail), sizeOf(tail))
  let held: Batch | null = null
  let next: Promise<Batch> | null = null
  const readBatch = (from: number) => {
    const until = Math.min(tail.chunks, Math.ceil(end / chunkBytes))
    const reading = readRecords({ handle, sealer }, from, until).then(records => ({ from, records }))
    // Whoever comes for it hears of a failure; a reader who has gone must not make it one of the process.
    reading.catch(() => {})
    return reading
  }
  const batchWith = async (index: number) => {
    const read = await (next ?? readBatch(index))
    next = readBatch(read.from + read.records.length)
    held = read
    return read
  }
  rest.begin(() => {
    held = null
    next = null
  })
  try {
    for (let index = Math.floor(start / chunkBytes); index * chunkBytes < end && index < tail.chunks; index++) {
      const record = recordIn(held, index) ?? recordIn(await batchWith(index), index)
      if (!record) throw sealer.damaged('its end is missing')
      yield part(sealer.openChunk(index, record), index * chunkBytes, start, end)
      rest.putOff()
    }
    await next
    if (end > tail.chunks * chunkBytes) yield part(tail.bytes, tail.chunks * chunkBytes, start, end)
  } finally {
    rest.end()
  }
}

type Batch = { from: number; records: Buffer[] }
const recordIn = (batch: Batch | null, index: number) => batch?.records[index - batch.from]

/** Something that is to be done when nothing has happened for so long. */
function createRest(afterMs: number) {
  let timer: NodeJS.Timeout | undefined
  return {
    begin(act: () => void) {
      timer = setTimeout(act, afterMs).unref()
    },
    putOff: () => void timer?.refresh(),
    end: () => clearTimeout(timer),
  }
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
