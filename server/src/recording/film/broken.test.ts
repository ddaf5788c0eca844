import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { expect } from 'chai'
import { describe, it } from 'mocha'
import { type Bench, withBench } from '../testing/film-bench.ts'
import { h264, ramp, shownFrames, tone } from '../testing/film-pictures.ts'
import { steady } from '../testing/film-probes.ts'
import { probe } from './probe.ts'

const noTools = { ffmpeg: '/nowhere/ffmpeg', ffprobe: '/nowhere/ffprobe' }
const signal = new AbortController().signal

/** The first part of a file's bytes, as a file of its own. */
async function cut(bench: Bench, name: string, path: string, part: number): Promise<string> {
  const bytes = await readFile(path)
  return bench.write(name, bytes.subarray(0, Math.floor(bytes.length * part)))
}

const noise = (seconds: number) => [
  '-f',
  'lavfi',
  '-i',
  `nullsrc=size=96x64:rate=25:duration=${seconds},geq=random(1)*255`,
]

describe('An upload that is no whole film', () => {
  it('[FM26] is refused before any tool is run, when its first bytes are not those of a film', () =>
    withBench(async bench => {
      const secret = await bench.input('secret.ts', [...ramp('25', 5), ...h264])
      const files = {
        'nothing.mp4': '',
        'text.mp4': 'This is a letter and not a film.\n'.repeat(50),
        'list.mp4': `#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\n${secret}\n#EXT-X-ENDLIST\n`,
        'concat.mp4': `ffconcat version 1.0\nfile ${secret}\n`,
        'noise.mp4': Buffer.concat([Buffer.alloc(16, 0xa5), randomBytes(20_000)]),
      }
      for (const [name, content] of Object.entries(files))
        expect(await bench.refusal(await bench.write(name, content), noTools), name).to.equal('not-a-film')
      const still = await bench.input('still.png', [...ramp('25', 1)])
      expect(await bench.refusal(still, noTools)).to.equal('not-a-film')
    }))

  it('is read as nothing but what its first bytes say, so that a list leads nowhere', () =>
    withBench(async bench => {
      const secret = await bench.input('secret.ts', [...ramp('25', 5), ...h264])
      const list = await bench.write('list.mp4', `#EXTM3U\n#EXTINF:1,\n${secret}\n#EXT-X-ENDLIST\n`)
      const tools = { ffmpeg: 'ffmpeg', ffprobe: 'ffprobe', signal }
      for (const container of ['mov', 'matroska', 'avi', 'mpegts'] as const) {
        const read = await probe({ path: list, container }, tools).catch(error => error)
        expect(read, container).to.be.an('error')
      }
    }))

  it('is refused with its reason: no picture, or nothing that can be read', () =>
    withBench(async bench => {
      expect(await bench.refusal(await bench.input('sound.mp4', tone(1)))).to.equal('no-picture')
      const film = await bench.input('film.mp4', [...noise(0.4), ...h264])
      expect(await bench.refusal(await cut(bench, 'no-moov.mp4', film, 0.5))).to.equal('damaged')
      expect(await bench.refusal(await bench.write('head.webm', Buffer.from('1a45dfa3a3428681', 'hex')))).to.equal(
        'damaged',
      )
    }))

  it('is damaged when less than a second of it is left', () =>
    withBench(async bench => {
      const film = await bench.input('film.mp4', [...noise(4), ...h264, '-movflags', '+faststart'])
      expect(await bench.refusal(await cut(bench, 'cut.mp4', film, 0.15))).to.equal('damaged')
    }))

  it('is kept as far as it goes when it was cut, and says how much is missing', () =>
    withBench(async bench => {
      const format = [...noise(4), ...tone(4), ...h264, '-g', '10']
      const film = await bench.input('film.mp4', [...format, '-movflags', '+faststart'])
      const { facts } = await bench.film(await cut(bench, 'cut.mp4', film, 0.5))
      expect(facts.durationMs).to.be.within(1600, 2400)
      expect(facts.sourceDurationMs).to.be.closeTo(4000, 50)
      expect(facts.missingMs).to.be.closeTo(4000 - facts.durationMs, 80)

      const matroska = await bench.film(await cut(bench, 'cut.mkv', await bench.input('film.mkv', format), 0.5))
      expect(matroska.facts.missingMs).to.be.closeTo(4000 - matroska.facts.durationMs, 80)

      const pictures = [...noise(4), ...tone(4), '-c:v', 'mjpeg']
      const avi = await bench.film(await cut(bench, 'cut.avi', await bench.input('film.avi', pictures), 0.5))
      expect(avi.facts.durationMs).to.be.within(1600, 2400)
      expect(avi.facts.missingMs).to.be.closeTo(4000 - avi.facts.durationMs, 80)
    }))

  it('shows every frame at its own time when its header speaks of another rate', () =>
    withBench(async bench => {
      const source = await bench.input('film.mkv', [...ramp('25', 40), ...h264])
      const bytes = await readFile(source)
      bytes.writeUInt32BE(1e9 / 60, bytes.indexOf('23e38384', 'hex') + 4)
      const { facts, files } = await bench.film(await bench.write('lies.mkv', bytes))
      expect(facts.frameRate).to.deep.equal({ num: 25, den: 1 })
      expect(await shownFrames(files.proxy)).to.deep.equal(steady(1, 40))
    }))
})
