/** What is put into a backup: bytes under a name. */
export type Entry = { name: string; bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array> }

/** What comes out: `broken` when what was put in could not be read to its end. */
export type Frame =
  | { kind: 'name'; name: string }
  | { kind: 'bytes'; bytes: Buffer }
  | { kind: 'end' }
  | { kind: 'broken' }

const kinds = ['name', 'bytes', 'end', 'broken'] as const
const headBytes = 5
const maxFrameBytes = 16 * 1024 ** 2

/** Entries as one stream. One that cannot be read to its end is marked so, told of, and the next goes on. */
export async function* pack(
  entries: AsyncIterable<Entry>,
  onBroken: (name: string, error: unknown) => void,
): AsyncGenerator<Buffer> {
  for await (const { name, bytes } of entries) {
    yield frame('name', Buffer.from(name))
    try {
      for await (const piece of bytes) yield frame('bytes', piece)
      yield frame('end')
    } catch (error) {
      onBroken(name, error)
      yield frame('broken')
    }
  }
}

function frame(kind: Frame['kind'], body: Uint8Array = Buffer.alloc(0)): Buffer {
  const head = Buffer.alloc(headBytes)
  head.writeUInt8(kinds.indexOf(kind))
  head.writeUInt32BE(body.length, 1)
  return Buffer.concat([head, body])
}

/** A stream as the entries it was made of, frame by frame. */
export async function* unpack(stream: AsyncIterable<Buffer>): AsyncGenerator<Frame> {
  let rest: Buffer = Buffer.alloc(0)
  for await (const piece of stream) {
    rest = rest.length > 0 ? Buffer.concat([rest, piece]) : piece
    for (;;) {
      if (rest.length < headBytes) break
      const length = rest.readUInt32BE(1)
      if (length > maxFrameBytes) throw new Error('not a backup of ours')
      if (rest.length < headBytes + length) break
      yield frameOf(rest.readUInt8(0), rest.subarray(headBytes, headBytes + length))
      rest = rest.subarray(headBytes + length)
    }
  }
  if (rest.length > 0) throw new Error('the backup ends in the middle')
}

function frameOf(number: number, body: Buffer): Frame {
  const kind = kinds[number]
  if (kind === undefined) throw new Error('not a backup of ours')
  if (kind === 'name') return { kind, name: body.toString() }
  return kind === 'bytes' ? { kind, bytes: body } : { kind }
}
