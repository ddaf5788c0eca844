/** What a streamed MP4 consists of: boxes that say something, whole, and the bytes of picture and sound. */
export type Piece = { type: 'moov' | 'moof'; box: Buffer } | { type: 'body'; bytes: Buffer }

const maxToldBytes = 64 * 1024 ** 2

type Head = { type: string; left: number; bytes: number }

const isTold = (type: string): type is 'moov' | 'moof' => type === 'moov' || type === 'moof'

/** Cuts a streamed MP4 into its boxes: `moov` and `moof` whole, what is in `mdat` as it comes, and nothing of others. */
export async function* splitMp4(stream: AsyncIterable<Buffer>): AsyncGenerator<Piece> {
  let rest: Buffer = Buffer.alloc(0)
  let open: Head | null = null
  for await (const chunk of stream) {
    rest = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk
    for (;;) {
      open ??= headOf(rest)
      if (!open) break
      if (open.bytes > 0) {
        rest = rest.subarray(open.bytes)
        open.bytes = 0
      }
      if (isTold(open.type) && rest.length < open.left) break
      const bytes = rest.subarray(0, open.left)
      rest = rest.subarray(bytes.length)
      open.left -= bytes.length
      if (isTold(open.type)) yield { type: open.type, box: bytes }
      else if (open.type === 'mdat' && bytes.length > 0) yield { type: 'body', bytes }
      if (open.left > 0) break
      open = null
    }
  }
  if (open || rest.length > 0) throw new Error('the stream ends within a box')
}

function headOf(rest: Buffer): Head | null {
  if (rest.length < 8) return null
  const type = rest.toString('latin1', 4, 8)
  const short = rest.readUInt32BE(0)
  if (short === 1 && rest.length < 16) return null
  const bytes = short === 1 ? 16 : 8
  const left = (short === 1 ? Number(rest.readBigUInt64BE(8)) : short) - bytes
  if (left < 0 || (bytes === 16 && type === 'mdat') || (isTold(type) && left > maxToldBytes)) {
    throw new Error(`a ${type} of ${left} bytes`)
  }
  return { type, left, bytes }
}
