import { type Fate, type Hostile, hostile, type Models } from './hostile.ts'

const broken = ['damaged', 'no-picture', 'too-long', 'too-large', 'unsupported', 'film'] as const

const heads = {
  MP4: Buffer.from('\0\0\0\x18ftypisom\0\0\0\0isomavc1', 'latin1'),
  Matroska: Buffer.from('1a45dfa3a3428681014286810142f7810142f2810442f381', 'hex'),
  AVI: Buffer.from('RIFF\xff\xff\xff\x7fAVI LIST\xff\xff\xff\x7fhdrlavih', 'latin1'),
  MPEG: Buffer.from('000001ba44000400040189c3f8', 'hex'),
  'Windows Media': Buffer.from('3026b2758e66cf11a6d900aa0062ce6c', 'hex'),
  Flash: Buffer.from('464c5601050000000900000000', 'hex'),
}

/** Files that say in their first bytes what they are, and are noise after that. */
export function noises(): Hostile[] {
  const noise = Buffer.from(Array.from({ length: 60_000 }, (_, i) => (i * 7919 + (i >> 3) * 104_729) & 0xff))
  const stream = Buffer.from(noise)
  for (let at = 0; at < stream.length; at += 188) stream[at] = 0x47
  const headed = Object.entries(heads).map(([name, head]) =>
    hostile(`noise dressed as ${name}`, Buffer.concat([head, noise]), ...broken),
  )
  return [...headed, hostile('noise dressed as a transport stream', stream, ...broken)]
}

/** Files of hardly anything. */
export const nothings = (): Hostile[] => [
  hostile('nothing at all', '', 'not-a-film'),
  hostile('a single byte', '\0', 'not-a-film'),
  hostile('half a head', '\0\0\0\x18ft', 'not-a-film'),
  hostile('a megabyte of zeros', Buffer.alloc(1_000_000), 'not-a-film'),
  ...Object.entries(heads).map(([name, head]) => hostile(`the head of ${name} alone`, head, ...broken)),
]

/** The same film cut at every twentieth part. */
export function cuts(name: string, film: Buffer, step: number, fates: readonly Fate[]): Hostile[] {
  const parts = Array.from({ length: Math.ceil(100 / step) - 1 }, (_, i) => (i + 1) * step)
  return parts.map(part =>
    hostile(`${name} cut at ${part} %`, film.subarray(0, Math.floor((film.length * part) / 100)), ...fates),
  )
}

/** Films of other containers whose headers lie. */
export function lyingHeaders({ matroska, avi, vp8, transport }: Models): Hostile[] {
  return [
    hostile('Matroska without an end', patched(matroska, '18538067', 4, 'ff'), ...broken),
    hostile('Matroska whose parts are endless', patched(matroska, '1f43b675', 4, '01fffffffffffffe'), ...broken),
    hostile('Matroska whose clock stands still', patched(matroska, '2ad7b183', 4, '000000'), ...broken),
    hostile('Matroska whose clock races', patched(matroska, '2ad7b183', 4, 'ffffff'), ...broken),
    hostile('AVI that gives no time to a frame', patchedAt(avi, 'avih', 8, 0), ...broken),
    hostile('AVI with a thousand million streams', patchedAt(avi, 'avih', 32, 1e9), ...broken),
    hostile('AVI with an endless index', patchedAt(avi, 'idx1', 4, 0xffffffff), ...broken),
    hostile('AVI whose rate is zero', patchedAt(avi, 'strh', 32, 0), ...broken),
    hostile('a key frame of VP8 as large as a house', giantKey(vp8), ...broken),
    hostile('a transport stream without its tables', withoutTables(transport), ...broken),
    hostile('a transport stream that begins midway', transport.subarray(188 * 7), ...broken),
  ]
}

function patched(film: Buffer, mark: string, skip: number, value: string): Buffer {
  const other = Buffer.from(film)
  const at = other.indexOf(Buffer.from(mark, 'hex'))
  if (at < 0) throw new Error(`no ${mark} in this film`)
  Buffer.from(value, 'hex').copy(other, at + skip)
  return other
}

function patchedAt(film: Buffer, mark: string, skip: number, value: number): Buffer {
  const other = Buffer.from(film)
  const at = other.indexOf(mark, 0, 'latin1')
  if (at < 0) throw new Error(`no ${mark} in this film`)
  other.writeUInt32LE(value >>> 0, at + skip)
  return other
}

/** A key frame of VP8 begins with 9d 01 2a, then width and height in fourteen bits each. */
function giantKey(film: Buffer): Buffer {
  const other = Buffer.from(film)
  for (let at = other.indexOf('9d012a', 0, 'hex'); at >= 0; at = other.indexOf('9d012a', at + 1, 'hex'))
    other.writeUInt32LE(0x3fff3fff, at + 3)
  return other
}

/** Pieces of 188 bytes, without those that say what is in the stream. */
function withoutTables(film: Buffer): Buffer {
  const pieces: Buffer[] = []
  for (let at = 0; at + 188 <= film.length; at += 188) pieces.push(film.subarray(at, at + 188))
  return Buffer.concat(pieces.filter(piece => ((piece.readUInt16BE(1) & 0x1fff) === 0) === false))
}
