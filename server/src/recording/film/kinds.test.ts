import { expect } from 'chai'
import { describe, it } from 'mocha'
import { withBench } from '../testing/film-bench.ts'
import { h264, ramp, shownFrames, tone, tracks } from '../testing/film-pictures.ts'
import { probeOf, steady } from '../testing/film-probes.ts'
import { MAX_FILM_MS } from './limits.ts'
import { bucketCount } from './peaks.ts'
import { packetTimesS, planFilm } from './plan.ts'
import { layStoryboard } from './storyboard.ts'

const first = (count: number) => steady(1, count)
const vp8 = ['-c:v', 'libvpx', '-deadline', 'realtime', '-cpu-used', '8', '-crf', '4', '-b:v', '5M']

describe('Films of every kind', () => {
  it('[FM31] may be HEVC as phones write it', () =>
    withBench(async bench => {
      const hevc = ['-c:v', 'libx265', '-preset', 'ultrafast', '-crf', '10', '-x265-params', 'log-level=error']
      const source = await bench.input('phone.mov', [...ramp('30', 30), ...tone(1), ...hevc, '-tag:v', 'hvc1'])
      const { facts, files } = await bench.film(source)
      expect(facts).to.deep.include({ frameRate: { num: 30, den: 1 }, hasAudio: true, missingMs: 0 })
      expect((await shownFrames(files.proxy)).slice(0, 30)).to.deep.equal(first(30))
      expect((await tracks(files.proxy)).map(({ codec }) => codec)).to.deep.equal(['h264', 'aac'])
    }))

  it('may run at 59.94 frames a second, and each is shown', () =>
    withBench(async bench => {
      const { facts, files } = await bench.film(await bench.input('fast.mp4', [...ramp('60000/1001', 60), ...h264]))
      expect(facts).to.deep.include({ frameRate: { num: 60_000, den: 1001 }, frameCount: 60 })
      expect(await shownFrames(files.proxy)).to.deep.equal(first(60))
    }))

  it('may be interlaced, and come out as whole pictures, as many as they were', () =>
    withBench(async bench => {
      const fields = ['-vf', 'setfield=tff', '-flags', '+ilme+ildct', '-x264-params', 'tff=1']
      const source = await bench.input('camcorder.mp4', [...ramp('25', 50), ...h264, ...fields])
      const { facts, files } = await bench.film(source)
      expect(facts).to.deep.include({ frameRate: { num: 25, den: 1 }, frameCount: 50 })
      expect(await shownFrames(files.proxy)).to.deep.equal(first(50))
    }))

  it('may have several tracks of sound: the first that can be read is heard', () =>
    withBench(async bench => {
      const silence = ['-f', 'lavfi', '-i', 'anullsrc=duration=1']
      const every = ['-map', '0:v', '-map', '1:a', '-map', '2:a', '-map', '2:a']
      const source = await bench.input('tracks.mkv', [...ramp('25', 25), ...tone(1), ...silence, ...every, ...h264])
      const { files } = await bench.film(source)
      expect((await tracks(files.proxy)).map(({ kind }) => kind)).to.deep.equal(['video', 'audio'])
      expect(files.peaks).to.be.a('string')
    }))

  it('[FM32] may be what a browser records: no length in its header, and frames that come when they come', () =>
    withBench(async bench => {
      const late = ['-vf', 'setpts=PTS+mod(N\\,3)*0.004/TB', '-fps_mode', 'passthrough', '-enc_time_base', '1/1000']
      const live = ['-f', 'webm', '-live', '1']
      const source = await bench.input('here.webm', [
        ...[...ramp('30', 45), ...tone(1.5), ...late],
        ...[...vp8, '-c:a', 'libopus', ...live],
      ])
      const { facts, files } = await bench.film(source)
      expect(facts).to.deep.include({ frameRate: { num: 30, den: 1 }, hasAudio: true, missingMs: 0 })
      expect(facts.durationMs).to.be.closeTo(1500, 40)
      // VP8 says nothing of its range, so it is read by its own scale: every picture of the source is another grey.
      const sent = await shownFrames(source)
      expect(new Set(sent).size).to.equal(45)
      expect((await shownFrames(files.proxy)).slice(0, 45)).to.deep.equal(sent)
    }))

  it('[FM33] may last six hours, with a picture every ten seconds', () => {
    const lengthS = 6 * 3600
    const probe = probeOf('mov', { timesS: steady(0.1, lengthS / 10), lastS: 10 })
    const { rate, frameCount } = planFilm(probe, packetTimesS(probe.picture))
    expect(rate).to.deep.equal({ num: 25, den: 1 })
    expect(frameCount).to.equal(lengthS * 25)
    expect(lengthS * 1000).to.be.lessThan(MAX_FILM_MS)
    expect(layStoryboard(lengthS * 1000, { width: 640, height: 360 }).count).to.equal(100)
    expect(bucketCount(lengthS * 1000)).to.equal(4000)
  })
})
