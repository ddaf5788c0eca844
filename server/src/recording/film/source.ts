import type { Scratch } from '../../files/scratch.ts'
import { MAX_PIXELS, MAX_STREAMS } from './limits.ts'
import { urlWithin } from './listening.ts'
import type { Container } from './sniff.ts'

/** A file that is to be read with one demuxer and no other, and what it is sealed with, as every film on the disk is. */
export type Source = { path: string; container: Container } & Partial<Scratch>

/** The tools, and what stops them. */
export type Tools = { ffmpeg: string; ffprobe: string; signal: AbortSignal }

/** Arguments that make ffmpeg and ffprobe read this one file and nothing it may point to. */
export function inputArgs(source: Source): string[] {
  // A broken transport stream marks far too much as corrupt, and decoders mend it better than we would by dropping.
  const flags = source.container === 'mpegts' ? [] : ['-fflags', '+discardcorrupt']
  // What is sealed they get from the server, byte by byte: they are told no key and see no file.
  const [protocols, address] = source.key ? ['http,tcp', urlWithin] : ['file,pipe', `file:${source.path}`]
  return [
    ...['-protocol_whitelist', protocols, '-max_streams', String(MAX_STREAMS)],
    ...['-probesize', '20000000', '-analyzeduration', '20000000', '-max_pixels', String(MAX_PIXELS)],
    ...(source.key ? ['-icy', '0', '-seekable', '1'] : []),
    ...[...flags, '-f', source.container, '-i', address],
  ]
}

/** What a program that reads this source has to be given. */
export function given({ path, key, iv }: Source): { reads: string[]; served?: Scratch } {
  return key && iv ? { reads: [], served: { path, key, iv } } : { reads: [path] }
}
