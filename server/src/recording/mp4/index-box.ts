import { type Box, box, boxesIn, boxIn, longs, words } from './boxes.ts'
import type { Samples } from './samples.ts'

/** The begin of an MP4 file: who can read it. */
const fileType = box('ftyp', Buffer.from('isom'), words(512), Buffer.from('isomiso2avc1mp41'))

/** Everything of a whole MP4 file that stands before its body of that many bytes: what it is, its index, the body's head. */
export function beginOfFile(streamedIndex: Buffer, samplesOf: (track: number) => Samples, bodyBytes: number): Buffer {
  const bodyHead = Buffer.concat([words(1), Buffer.from('mdat'), longs([bodyBytes + 16])])
  const beginWith = (from: number) => Buffer.concat([fileType, indexBox(streamedIndex, samplesOf, from), bodyHead])
  // How long the index is does not depend on what its numbers say.
  return beginWith(beginWith(0).length)
}

function indexBox(moov: Buffer, samplesOf: (track: number) => Samples, from: number): Buffer {
  const perSecond = boxIn(moov, 'mvhd').readUInt32BE(12)
  const tracks = boxesIn(moov).filter(({ type }) => type === 'trak')
  const made = tracks.map(({ body }) => trackBox(body, samplesOf(trackId(body)), perSecond, from))
  const longest = Math.max(0, ...made.map(({ duration }) => duration))
  const head = withDuration(boxIn(moov, 'mvhd'), 16, longest)
  return box('moov', box('mvhd', head), ...made.map(({ bytes }) => bytes))
}

const trackId = (trak: Buffer): number => boxIn(trak, 'tkhd').readUInt32BE(12)

function trackBox(trak: Buffer, samples: Samples, perSecond: number, from: number) {
  const media = boxIn(trak, 'mdia')
  const ticks = boxIn(media, 'mdhd').readUInt32BE(12)
  const boxes = boxesIn(trak)
  const edits = boxes.find(({ type }) => type === 'edts')
  const skipped = edits ? skippedIn(edits.body) : 0
  const duration = Math.ceil(((samples.duration - skipped) * perSecond) / ticks)
  const parts = boxes.map(({ type, body }) => {
    if (type === 'tkhd') return box(type, withDuration(body, 20, duration))
    if (type === 'edts') return box(type, box('elst', withEditDuration(boxIn(body, 'elst'), duration)))
    return type === 'mdia' ? mediaBox(body, samples, from) : box(type, body)
  })
  return { duration, bytes: box('trak', ...parts) }
}

function mediaBox(media: Buffer, samples: Samples, from: number): Buffer {
  return rebuilt('mdia', media, ({ type, body }) => {
    if (type === 'mdhd') return box(type, withDuration(body, 16, samples.duration))
    return type === 'minf' ? rebuilt('minf', body, inner => tableBox(inner, samples, from)) : box(type, body)
  })
}

function tableBox({ type, body }: Box, samples: Samples, from: number): Buffer {
  if (type !== 'stbl') return box(type, body)
  return box('stbl', box('stsd', boxIn(body, 'stsd')), ...samples.tables(from))
}

function rebuilt(type: string, bytes: Buffer, make: (inner: Box) => Buffer): Buffer {
  return box(type, ...boxesIn(bytes).map(make))
}

/** A header with its duration, which stands there in the short form that ffmpeg writes. */
function withDuration(header: Buffer, at: number, duration: number): Buffer {
  if (header[0] !== 0) throw new Error('a header in the long form')
  const copy = Buffer.from(header)
  copy.writeUInt32BE(duration, at)
  return copy
}

/** How many ticks the last edit leaves out at the begin. */
function skippedIn(edts: Buffer): number {
  const edits = boxIn(edts, 'elst')
  return Math.max(0, edits.readInt32BE(edits.length - 8))
}

function withEditDuration(elst: Buffer, duration: number): Buffer {
  if (elst[0] !== 0) throw new Error('edits in the long form')
  const copy = Buffer.from(elst)
  copy.writeUInt32BE(duration, copy.length - 12)
  return copy
}
