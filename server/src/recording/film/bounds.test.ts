import { createReadStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { performance } from 'node:perf_hooks'
import { expect } from 'chai'
import { describe, it } from 'mocha'
import { scratchAt, writeScratch } from '../../files/scratch.ts'
import { type Bench, withBench } from '../testing/film-bench.ts'
import { h264, ramp, tone } from '../testing/film-pictures.ts'
import { makeFilmApart } from './apart.ts'
import { workLimits } from './limits.ts'
import { run } from './run.ts'

const { signal } = new AbortController()

async function apart(bench: Bench, input: string, name: string, other = { signal }) {
  const workDir = bench.path(name)
  await mkdir(workDir)
  const upload = scratchAt(bench.path(`${name}/upload`))
  await writeScratch(upload, createReadStream(input))
  const log = { info: () => {}, warn: () => {} }
  return makeFilmApart({
    input: upload,
    workDir,
    ffmpeg: 'ffmpeg',
    ffprobe: 'ffprobe',
    onProgress: () => {},
    log,
    ...other,
  })
}

describe('What a film may ask of those who make it', () => {
  it('[FM61] is no more sound than eight hours, by the pieces that are there', () =>
    withBench(async bench => {
      const second = await bench.input('second.ogg', [...tone(1), '-c:a', 'libopus'])
      const stretched = async (times: number) =>
        bench.input(`${times}.mkv`, ['-i', second, '-c', 'copy', '-bsf:a', `setts=ts=TS*${times}`])
      expect(await bench.refusal(await stretched(1), { soundOnly: true })).to.equal('none')
      expect(await bench.refusal(await stretched(100 * 3600), { soundOnly: true })).to.equal('too-long')
    }))

  it('[FM62] is no memory for its tags, however long they are', () =>
    withBench(async bench => {
      const tags = await bench.write('tags.txt', `;FFMETADATA1\ncomment=${'\u0001'.repeat(40_000_000)}\n`)
      const film = await bench.input('film.mkv', [...ramp('25', 25), '-i', tags, '-map_metadata', '1', ...h264])
      const before = process.memoryUsage.rss()
      expect(await bench.refusal(film)).to.equal('none')
      expect(process.memoryUsage.rss() - before).to.be.below(300 * 1024 ** 2)
    }))

  it('[FM62] is no description without an end', async () => {
    const args = ['-c', 'while :; do echo 0123456789abcdef0123456789abcdef; done']
    const endless = { program: '/bin/sh', args, reads: [], limits: workLimits(1000), signal, mostOutput: 100_000 }
    let heard = 0
    const onOutput = (chunk: Buffer) => {
      heard += chunk.length
    }
    const result = await run({ ...endless, onOutput })
    expect(result).to.include({ ok: false, overflowed: true, timedOut: false })
    expect(heard).to.be.within(1, 100_000)
  })

  it('[FM63] is nobody else’s time: its frames are laid out in a thread of its own, and the film is the same', async function () {
    this.timeout(60_000)
    await withBench(async bench => {
      const tiny = [
        '-f',
        'lavfi',
        '-i',
        'testsrc=size=32x32:rate=500:duration=60',
        '-c:v',
        'libx264',
        '-preset',
        'ultrafast',
      ]
      const input = await bench.input('film.mp4', tiny)
      const before = performance.eventLoopUtilization()
      const film = await apart(bench, input, 'apart')
      const used = performance.eventLoopUtilization(before)
      expect(used.utilization).to.be.below(0.5)
      expect(film.facts).to.include({ width: 32, height: 32, missingMs: 0 })
      expect(film.facts.durationMs).to.be.within(59_900, 60_100)
      expect(film.files.poster).to.be.instanceOf(Buffer)
    })
  })

  it('[FM63] ends with the thread when it is given up', () =>
    withBench(async bench => {
      const input = await bench.input('film.mp4', [...ramp('25', 50), ...h264])
      const abort = new AbortController()
      const made = apart(bench, input, 'given-up', { signal: abort.signal })
      abort.abort()
      expect(await made.catch(error => error.name)).to.equal('AbortError')
    }))
})
