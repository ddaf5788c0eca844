import { deflateSync } from 'node:zlib'
import { box, boxesIn, boxSaying, u32, withBox, withNumber } from './boxes.ts'
import { type Elsewhere, type Hostile, hostile, type Models } from './hostile.ts'

const table = ['moov', 'trak', 'mdia', 'minf', 'stbl'] as const
const most = 0xffffffff
const broken = ['damaged', 'no-picture', 'too-long', 'too-large', 'film'] as const

const named = (bytes: Buffer, name: string) =>
  boxesIn(bytes).find(found => found.toString('latin1', 4, 8) === name) ?? Buffer.alloc(0)

/** Films of MP4 whose tables, sizes and references lie. */
export function lyingBoxes({ secret, url }: Elsewhere, { faststart, tail }: Models): Hostile[] {
  const [ftyp, moov, mdat] = [named(tail, 'ftyp'), named(tail, 'moov'), named(tail, 'mdat')]
  const inTable = (name: string, at: number, value: number) => withNumber(tail, [...table, name], at, value)
  const reference = (target: string) =>
    withBox(tail, ['moov', 'trak', 'mdia', 'minf', 'dinf', 'dref'], () =>
      box('dref', u32(0, 1), box('url ', u32(0), Buffer.from(`${target}\0`))),
    )
  const elsewhere = (target: string) =>
    box('rdrf', u32(0), Buffer.from('url ', 'latin1'), u32(target.length + 1), Buffer.from(`${target}\0`))
  const referenceFilm = (target: string) =>
    Buffer.concat([ftyp, box('moov', box('rmra', box('rmda', elsewhere(target))))])
  const bomb = deflateSync(Buffer.alloc(8_000_000))
  const packed = (saying: number) =>
    box('moov', box('cmov', box('dcom', Buffer.from('zlib')), box('cmvd', u32(saying), bomb)))
  const nested = Array.from({ length: 2000 }).reduce<Buffer>(inner => box('moov', inner), Buffer.alloc(0))
  return [
    hostile('data that lies in another file', reference(`file://${secret}`), ...broken),
    hostile('data that lies at an address', reference(`${url}/data`), ...broken),
    hostile('a film that only refers to a file', referenceFilm(`file://${secret}`), ...broken),
    hostile('a film that only refers to an address', referenceFilm(`${url}/film.mp4`), ...broken),
    hostile('only its first box', ftyp, ...broken),
    hostile('only its table of contents', Buffer.concat([ftyp, moov]), 'damaged'),
    hostile('only its data', Buffer.concat([ftyp, mdat]), 'damaged', 'no-picture'),
    hostile('a table of contents that is packed a thousandfold', Buffer.concat([ftyp, packed(8_000_000)]), ...broken),
    hostile('a packed table that says four gigabytes', Buffer.concat([ftyp, packed(most)]), ...broken),
    hostile('boxes in boxes, two thousand deep', Buffer.concat([ftyp, nested]), ...broken),
    hostile('a box without a size', Buffer.concat([ftyp, boxSaying(0, 'moov', moov.subarray(8))]), ...broken),
    hostile('a box of size one', Buffer.concat([ftyp, boxSaying(1, 'moov', u32(most, most))]), ...broken),
    hostile('a box smaller than its head', Buffer.concat([ftyp, boxSaying(4, 'moov'), mdat]), ...broken),
    hostile('a box larger than the file', Buffer.concat([ftyp, boxSaying(most, 'mdat', mdat.subarray(8))]), ...broken),
    hostile('four thousand million sizes of samples', inTable('stsz', 16, most), ...broken),
    hostile('samples of four gigabytes', inTable('stsz', 12, most), ...broken),
    hostile('four thousand million places of samples', inTable('stco', 12, most), ...broken),
    hostile('samples that lie beyond the end', inTable('stco', 16, most), ...broken),
    hostile('four thousand million times', inTable('stts', 12, most), ...broken),
    hostile('frames that all come at once', inTable('stts', 20, 0), ...broken),
    hostile('frames that stand for days', inTable('stts', 20, most), ...broken),
    hostile('four thousand million runs of samples', inTable('stsc', 12, most), ...broken),
    hostile('a clock that stands still', withNumber(tail, ['moov', 'trak', 'mdia', 'mdhd'], 20, 0), ...broken),
    hostile('a clock that races', withNumber(tail, ['moov', 'trak', 'mdia', 'mdhd'], 20, most), ...broken),
    hostile(
      'an edit that begins beyond the end',
      withNumber(tail, ['moov', 'trak', 'edts', 'elst'], 20, 0x7fffffff),
      ...broken,
    ),
    hostile('an edit that waits for days', withNumber(tail, ['moov', 'trak', 'edts', 'elst'], 16, most), ...broken),
    hostile('a codec of its own invention', withBox(tail, [...table, 'stsd'], anotherCodec), 'unsupported', 'damaged'),
    hostile('a description of the codec that is cut', withBox(tail, [...table, 'stsd'], cutDescription), ...broken),
    hostile('a thousand tracks', Buffer.concat([ftyp, box('moov', ...tracks(moov, 1000)), mdat]), ...broken),
    hostile('every byte of the table of contents turned', turned(tail, moov), ...broken),
    hostile('a hole of zeros in the data', holed(faststart), 'film', 'damaged'),
  ]
}

/** The boxes of a table of contents, its first track over and over. */
function tracks(moov: Buffer, count: number): Buffer[] {
  const inside = boxesIn(moov.subarray(8))
  const track = named(moov.subarray(8), 'trak')
  return [...inside, ...Array.from({ length: count }, () => track)]
}

function anotherCodec(found: Buffer): Buffer {
  const other = Buffer.from(found)
  other.write('evil', 20, 'latin1')
  return other
}

const cutDescription = (found: Buffer): Buffer => box('stsd', found.subarray(8, Math.floor(found.length / 2)))

function turned(film: Buffer, moov: Buffer): Buffer {
  const other = Buffer.from(film)
  const at = other.indexOf(moov) + 8
  for (let i = at; i < at + moov.length - 8; i += 1) other[i] = (other[i] ?? 0) ^ 0xff
  return other
}

function holed(film: Buffer): Buffer {
  const from = Math.floor(film.length * 0.6)
  return Buffer.from(film).fill(0, from, from + 500)
}
