import { createReadStream } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { expect } from 'chai'
import { describe, it } from 'mocha'
import { readScratch, scratchAt, writeScratch } from '../../files/scratch.ts'
import { type Bench, withBench } from '../testing/film-bench.ts'
import { h264, ramp, shownFrames, tone, tracks } from '../testing/film-pictures.ts'
import { steady } from '../testing/film-probes.ts'
import { checkProxy } from './check.ts'
import { probe } from './probe.ts'
import { makeSmall } from './small.ts'

const tools = { ffmpeg: 'ffmpeg', ffprobe: 'ffprobe', signal: new AbortController().signal }

/** The film of an input, and the small one of that, as files. */
async function bothOf(bench: Bench, input: string) {
  const { facts, files } = await bench.film(input)
  const proxy = scratchAt(bench.path('again'))
  await writeScratch(proxy, createReadStream(files.proxy))
  const small = await makeSmall({ proxy, film: facts, workDir: bench.path('.'), tools })
  const path = bench.path('small.mp4')
  await writeFile(path, readScratch(small))
  return { facts, film: files.proxy, small: path, sealed: small }
}

const packetsOf = async (path: string) => {
  const { picture } = await probe({ path, container: 'mov' }, tools)
  return { tickS: picture.tickS, packets: picture.packets.map(({ pts, key }) => ({ pts, key })) }
}

describe('The small one of a film', () => {
  it('[FM35] has the same frames at the same times, which start at the same places', () =>
    withBench(async bench => {
      for (const [rate, count] of [
        ['25', 50],
        ['30000/1001', 41],
      ] as const) {
        const input = await bench.input('film.mp4', [...ramp(rate, count), ...tone(2), ...h264])
        const { film, small } = await bothOf(bench, input)
        expect(await packetsOf(small)).to.deep.equal(await packetsOf(film))
        expect(await shownFrames(small)).to.deep.equal(await shownFrames(film))
        expect((await shownFrames(small)).slice(0, count)).to.deep.equal(steady(1, count))
      }
    }))

  it('[FM35] has its sound at the same times, or none', () =>
    withBench(async bench => {
      const spoken = await bench.input('spoken.mp4', [...ramp('25', 50), ...tone(2), ...h264])
      const { film, small } = await bothOf(bench, spoken)
      const lengths = async (path: string) => (await tracks(path)).map(({ codec, lengthS }) => [codec, lengthS])
      expect(await lengths(small)).to.deep.equal(await lengths(film))
      const silent = await bothOf(bench, await bench.input('silent.mp4', [...ramp('25', 1), ...h264]))
      expect((await tracks(silent.small)).map(({ kind }) => kind)).to.deep.equal(['video'])
    }))

  it('[FM35] takes a line of half a megabit a second at most, however much is in the picture', () =>
    withBench(async bench => {
      const noise = ['-f', 'lavfi', '-i', 'testsrc2=size=1280x720:rate=25:duration=2,noise=alls=60:allf=t']
      const { facts, sealed, small } = await bothOf(
        bench,
        await bench.input('noise.mp4', [...noise, ...tone(2), ...h264]),
      )
      const bytes = (await readScratch(sealed).toArray()).reduce((sum: number, { length }: Buffer) => sum + length, 0)
      expect((bytes * 8) / facts.durationMs, 'kbit/s').to.be.within(50, 480)
      const { picture } = await probe({ path: small, container: 'mov' }, tools)
      expect(picture.upright).to.deep.equal({ width: 640, height: 360 })
    }))

  it('[FM35] is refused when a frame of it is missing', () =>
    withBench(async bench => {
      const { facts, sealed } = await bothOf(bench, await bench.input('film.mp4', [...ramp('25', 20), ...h264]))
      const other = { rate: facts.frameRate, frameCount: facts.frameCount + 1 }
      const refused = await checkProxy(sealed, other, false, tools).catch(error => error.code)
      expect(refused).to.equal('tool-failed')
    }))
})
