import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect } from 'chai'
import { describe, it } from 'mocha'
import { type Bench, withBench } from '../testing/film-bench.ts'
import { h264, tracks } from '../testing/film-pictures.ts'

const run = promisify(execFile)

/** How loud a film is as a whole, in LUFS. */
async function loudnessOf(path: string): Promise<number> {
  const args = ['-nostdin', '-hide_banner', '-i', path, '-af', 'ebur128', '-f', 'null', '-']
  const { stderr } = await run('ffmpeg', args)
  return Number(/I:\s+(-?[\d.]+) LUFS/.exec(stderr.slice(stderr.lastIndexOf('Summary')))?.[1])
}

/** When the beeps of a film begin, in seconds. */
async function beepsOf(path: string): Promise<number[]> {
  const raw = ['-ac', '1', '-ar', '48000', '-f', 's16le', 'pipe:1']
  const { stdout } = await run('ffmpeg', ['-v', 'error', '-nostdin', '-i', path, ...raw], {
    ...{ encoding: 'buffer', maxBuffer: 64 * 1024 ** 2 },
  })
  const samples = new Int16Array(stdout.buffer, stdout.byteOffset, stdout.length / 2)
  const loudest = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0)
  const beeps: number[] = []
  for (const [i, sample] of samples.entries()) {
    const atS = i / 48_000
    if (Math.abs(sample) > loudest / 2 && atS - (beeps.at(-1) ?? -1) > 0.5) beeps.push(atS)
  }
  return beeps
}

/** Five seconds in which a tone sounds for the first fifth of each, this many decibels under the full. */
async function whispered(bench: Bench, decibels: number): Promise<string> {
  const tone = `aevalsrc=exprs=sin(2*PI*880*t)*lt(mod(t\\,1)\\,0.2)*pow(10\\,-${decibels}/20):sample_rate=48000:duration=5`
  const picture = ['-f', 'lavfi', '-i', 'color=black:size=96x64:rate=25:duration=5']
  return bench.input(`under-${decibels}.mp4`, [...picture, '-f', 'lavfi', '-i', tone, ...h264, '-c:a', 'aac'])
}

describe('How loud a film is', () => {
  it('[FM38] is how it was recorded, unless another is chosen', () =>
    withBench(async bench => {
      const input = await whispered(bench, 40)
      const { files } = await bench.film(input)
      expect(await loudnessOf(files.proxy)).to.be.closeTo(await loudnessOf(input), 1)
    }))

  it('[FM38] is a common level where that is chosen, for quiet and for loud ones', () =>
    withBench(async bench => {
      for (const decibels of [40, 3]) {
        const { files } = await bench.film(await whispered(bench, decibels), { loudness: 'even' })
        expect(await loudnessOf(files.proxy), `from ${decibels} dB under`).to.be.within(-23, -16)
      }
    }))

  it('[FM38] changes neither how long the sound is nor when it is heard', () =>
    withBench(async bench => {
      const input = await whispered(bench, 40)
      const [plain, even] = [await bench.film(input), await bench.film(input, { loudness: 'even' })]
      expect(await tracks(even.files.proxy)).to.deep.equal(await tracks(plain.files.proxy))
      const [before, after] = [await beepsOf(plain.files.proxy), await beepsOf(even.files.proxy)]
      expect(before.length).to.equal(5)
      expect(after.length).to.equal(5)
      for (const [i, atS] of after.entries()) expect(atS).to.be.closeTo(before[i] ?? -1, 0.02)
      for (const [i, atS] of after.entries()) expect(atS).to.be.closeTo(i, 0.02)
    }))
})
