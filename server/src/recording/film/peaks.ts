import type { Scratch } from '../../files/scratch.ts'
import { workLimits } from './limits.ts'
import { FilmProblem } from './problem.ts'
import { run } from './run.ts'
import { inputArgs, type Tools } from './source.ts'

const SAMPLE_RATE = 8_000
const PER_SECOND = 20
const MAX_BUCKETS = 4_000
/** Sound that never gets louder than this (of 255) is silence. */
const SILENCE = 1

/** How many buckets a film of this length has. */
export function bucketCount(durationMs: number): number {
  return Math.max(1, Math.min(MAX_BUCKETS, Math.ceil((durationMs * PER_SECOND) / 1000)))
}

/** Gathers the loudest of each bucket, 0..255, from 16-bit samples that come in chunks of any size. */
export class PeakMeter {
  readonly peaks: Uint8Array
  readonly #samplesPerBucket: number
  #seen = 0
  #rest: Buffer = Buffer.alloc(0)

  constructor(durationMs: number, sampleRate: number) {
    this.peaks = new Uint8Array(bucketCount(durationMs))
    this.#samplesPerBucket = ((durationMs / 1000) * sampleRate) / this.peaks.length
  }

  add(chunk: Buffer): void {
    const bytes = this.#rest.length > 0 ? Buffer.concat([this.#rest, chunk]) : chunk
    const whole = bytes.length - (bytes.length % 2)
    for (let at = 0; at < whole; at += 2) this.#sample(bytes.readInt16LE(at))
    this.#rest = bytes.subarray(whole)
  }

  #sample(value: number): void {
    const bucket = Math.min(this.peaks.length - 1, Math.floor(this.#seen / this.#samplesPerBucket))
    const level = Math.min(255, Math.round((Math.abs(value) / 32_767) * 255))
    if (level > (this.peaks[bucket] ?? 0)) this.peaks[bucket] = level
    this.#seen += 1
  }
}

/** The waveform of a finished proxy, one byte a bucket; null for a film that is silent throughout. */
export async function makePeaks(proxy: Scratch, durationMs: number, tools: Tools): Promise<Uint8Array | null> {
  const meter = new PeakMeter(durationMs, SAMPLE_RATE)
  const input = inputArgs({ ...proxy, container: 'mov' })
  const format = ['-map', '0:a:0', '-ac', '1', '-ar', String(SAMPLE_RATE), '-f', 's16le', 'pipe:1']
  const result = await run({
    program: tools.ffmpeg,
    args: ['-v', 'error', '-nostdin', ...input, ...format],
    ...{ reads: [], served: proxy },
    limits: workLimits(durationMs),
    signal: tools.signal,
    onOutput: chunk => meter.add(chunk),
  })
  if (!result.ok) throw new FilmProblem('tool-failed', `no waveform: ${result.stderr}`)
  return meter.peaks.every(peak => peak <= SILENCE) ? null : meter.peaks
}
