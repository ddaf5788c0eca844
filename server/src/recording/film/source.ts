import type { Scratch } from '../../files/scratch.ts'
import { MAX_PIXELS, MAX_STREAMS } from './limits.ts'
import type { Container } from './sniff.ts'

/** A file that is to be read with one demuxer and no other, and what it is sealed with, as every film on the disk is. */
export type Source = { path: string; container: Container } & Partial<Scratch>

/** The tools, and what stops them. */
export type Tools = { ffmpeg: string; ffprobe: string; signal: AbortSignal }

/** Arguments that make ffmpeg and ffprobe read this one file and nothing it may point to. */
export function inputArgs(source: Source): string[] {
  // A broken transport stream marks far too much as corrupt, and decoders mend it better than we would by dropping.
  const flags = source.container === 'mpegts' ? [] : ['-fflags', '+discardcorrupt']
  return [
    ...['-protocol_whitelist', 'file,crypto,pipe', '-max_streams', String(MAX_STREAMS)],
    ...['-probesize', '20000000', '-analyzeduration', '20000000', '-max_pixels', String(MAX_PIXELS)],
    ...[...flags, '-f', source.container, ...openArgs(source)],
  ]
}

function openArgs({ path, key, iv }: Source): string[] {
  if (!key || !iv) return ['-i', `file:${path}`]
  return ['-key', key.toString('hex'), '-iv', iv.toString('hex'), '-i', `crypto:file:${path}`]
}
