import { readFile, stat, writeFile } from 'node:fs/promises'
import { expect } from 'chai'
import { describe, it } from 'mocha'
import { withBench } from '../testing/film-bench.ts'
import { h264, quarters, ramp, shownFrames, size, tone, tracks } from '../testing/film-pictures.ts'
import { steady } from '../testing/film-probes.ts'

const first = (count: number) => steady(1, count)

/** Writes a display matrix over the one of the first track. */
async function turn(path: string, [a, b, c, d]: readonly [number, number, number, number]): Promise<void> {
  const bytes = await readFile(path)
  const matrix = bytes.indexOf('tkhd') + 44
  for (const [i, value] of [a, b, 0, c, d].entries()) bytes.writeInt32BE(value * 65_536, matrix + i * 4)
  await writeFile(path, bytes)
}

describe('The film that is made of an upload', () => {
  it('[FM19] shows as its n-th frame the n-th of a steady source, with and without sound', () =>
    withBench(async bench => {
      const spoken = await bench.input('spoken.mp4', [...ramp('25', 50), ...tone(2), ...h264, '-bf', '2'])
      const made = await bench.film(spoken)
      expect(await shownFrames(made.files.proxy)).to.deep.equal(first(50))
      expect(made.facts).to.include({ ...size, durationMs: 2000, frameCount: 50, hasAudio: true, missingMs: 0 })
      expect((await tracks(made.files.proxy)).map(({ lengthS }) => lengthS)).to.deep.equal([2, 2])
      expect((await stat(made.files.peaks ?? '')).size).to.equal(40)

      const silent = await bench.input('silent.mov', [...ramp('30000/1001', 40), ...h264])
      const still = await bench.film(silent)
      expect(await shownFrames(still.files.proxy)).to.deep.equal(first(40))
      expect(still.facts).to.deep.include({ hasAudio: false, frameRate: { num: 30_000, den: 1001 } })
      expect(still.files.peaks).to.equal(null)
      expect((await tracks(still.files.proxy)).map(({ kind }) => kind)).to.deep.equal(['video'])
    }))

  it('lets pictures stand as long as they did in a source with gaps, the last one too', () =>
    withBench(async bench => {
      // Ten frames, then nothing moves for a second, ten more, and the last one stands for 1.5 s.
      const gap = ['-vf', 'setpts=PTS+gte(N\\,10)/TB', '-fps_mode', 'vfr']
      const last = ['-bsf:v', 'setts=duration=if(eq(N\\,19)\\,1.5/TB\\,DURATION)']
      const short = await bench.input('short.mp4', [...ramp('25', 20), ...gap, ...h264])
      const source = await bench.input('vfr.mp4', ['-i', short, '-c', 'copy', ...last])
      const { facts, files } = await bench.film(source)
      expect(facts.sourceDurationMs).to.be.closeTo(3260, 5)
      expect(facts.durationMs).to.be.closeTo(facts.sourceDurationMs, 40)
      const shown = await shownFrames(files.proxy)
      expect(shown.filter(frame => frame === 9).length).to.be.within(25, 27)
      expect(shown.filter(frame => frame === 19).length).to.be.within(36, 38)
      expect([...new Set(shown)]).to.deep.equal(first(20))
    }))

  it('stands upright, whichever way the camera was held', () =>
    withBench(async bench => {
      const lit = ['-f', 'lavfi', '-i', `color=black:size=${size.width}x${size.height}:rate=25:duration=0.2`]
      const corner = ['-vf', 'format=yuv420p,geq=lum=16+200*lt(X\\,W/2)*lt(Y\\,H/2):cb=128:cr=128']
      const held = [
        { matrix: [0, 1, -1, 0], litQuarter: 1, sides: [size.height, size.width] },
        { matrix: [-1, 0, 0, -1], litQuarter: 3, sides: [size.width, size.height] },
        { matrix: [0, -1, 1, 0], litQuarter: 2, sides: [size.height, size.width] },
      ] as const
      for (const { matrix, litQuarter, sides } of held) {
        const source = await bench.input('turned.mp4', [...lit, ...corner, ...h264])
        await turn(source, matrix)
        const { facts, files } = await bench.film(source)
        expect([facts.width, facts.height]).to.deep.equal(sides)
        const levels = await quarters(files.proxy)
        expect(levels.map(level => level > 100)).to.deep.equal([0, 1, 2, 3].map(quarter => quarter === litQuarter))
      }
    }))

  it('has even sides when the source has odd ones', () =>
    withBench(async bench => {
      const odd = ['-f', 'lavfi', '-i', 'testsrc=size=101x57:rate=25:duration=0.2', '-pix_fmt', 'yuv444p']
      const { facts } = await bench.film(await bench.input('odd.mp4', [...odd, '-c:v', 'libx264']))
      expect([facts.width % 2, facts.height % 2]).to.deep.equal([0, 0])
      expect([facts.width, facts.height]).to.deep.equal([102, 58])
    }))

  it('is whole for what a browser records, whose header says no length', () =>
    withBench(async bench => {
      const quick = ['-c:v', 'libvpx-vp9', '-deadline', 'realtime', '-cpu-used', '8', '-crf', '10', '-c:a', 'libopus']
      const live = [...ramp('30', 30), ...tone(1), ...quick, '-f', 'webm', '-live', '1']
      const source = await bench.input('live.webm', live)
      expect((await tracks(source)).every(({ lengthS }) => Number.isNaN(lengthS))).to.equal(true)
      const { facts, files } = await bench.film(source)
      expect(facts).to.deep.include({ frameRate: { num: 30, den: 1 }, hasAudio: true, missingMs: 0 })
      expect(facts.durationMs).to.be.closeTo(1000, 40)
      expect((await shownFrames(files.proxy)).slice(0, 30)).to.deep.equal(first(30))
    }))

  it('has picture and sound of Matroska with captions, and not the captions', () =>
    withBench(async bench => {
      const captions = await bench.write('captions.srt', '1\n00:00:00,100 --> 00:00:00,900\nHej\n')
      const inputs = [...ramp('30', 30), ...tone(1), '-i', captions]
      const source = await bench.input('film.mkv', [...inputs, ...h264, '-c:a', 'ac3', '-c:s', 'srt'])
      const { facts, files } = await bench.film(source)
      expect(facts.durationMs).to.be.closeTo(1000, 40)
      expect((await tracks(files.proxy)).map(({ codec }) => codec)).to.deep.equal(['h264', 'aac'])
      expect((await shownFrames(files.proxy)).slice(0, 30)).to.deep.equal(first(30))
    }))

  it('may be a single frame', () =>
    withBench(async bench => {
      const { facts, storyboard } = await bench.film(await bench.input('one.mp4', [...ramp('25', 1), ...h264]))
      expect(facts).to.include({ frameCount: 1, durationMs: 40, missingMs: 0 })
      expect(storyboard.count).to.equal(1)
    }))
})
