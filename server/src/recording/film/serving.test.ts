import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { promisify } from 'node:util'
import { expect } from 'chai'
import { describe, it } from 'mocha'
import { scratchAt, writeScratch } from '../../files/scratch.ts'
import { failure } from '../../files/testing/files.ts'
import { passOver } from '../../testing/pass-over.ts'
import { type Bench, withBench } from '../testing/film-bench.ts'
import { h264, ramp, shownFrames, tone } from '../testing/film-pictures.ts'
import { steady } from '../testing/film-probes.ts'
import { listenHere } from './listening.ts'
import { describe as describeFile } from './probe.ts'
import { isOurs } from './same-account.ts'
import { serveFilm } from './serving.ts'
import { useWays, type Way } from './ways.ts'

const { signal } = new AbortController()

/** Runs a test with the address under which some bytes are served to this account. */
async function withServed(bytes: Buffer, test: (url: string) => Promise<void>) {
  await withBench(async bench => {
    const film = scratchAt(bench.path('served'))
    await writeScratch(film, [bytes])
    const serving = serveFilm(film)
    const { door, url } = await listenHere()
    serving.open(door, isOurs)
    try {
      await test(url)
      expect(serving.failure()).to.equal(null)
    } finally {
      serving.close()
    }
  })
}

const asked = (url: string, range: string) => fetch(url, { headers: { range } })

/** A tool of this test's own, so that the fence it is given is no other's. */
async function toolIn(bench: Bench, tool: string, way: Way) {
  const path = await bench.write(`${way.kind}-${tool}`, `#!/bin/sh\nexec ${tool} "$@"\n`)
  await promisify(execFile)('chmod', ['755', path])
  useWays([[path, way]])
  return path
}

const ofAll = { kind: 'network', command: ['/usr/bin/unshare', '--net', '--ipc', '--uts'] } as const
const ofUsers = ['/usr/bin/unshare', '--user', '--map-current-user', '--keep-caps', '--net']

describe('A film that is served to a tool', () => {
  it('[FM68] is given in any part, and nothing besides', () =>
    withServed(randomBytes(700_003), async url => {
      const whole = Buffer.from(await (await fetch(url)).arrayBuffer())
      expect(whole.length).to.equal(700_003)
      for (const [start, end] of [
        [0, 0],
        [0, 700_002],
        [15, 16],
        [17, 400_000],
        [65_536, 65_551],
        [700_002, 700_002],
      ]) {
        const answer = await asked(url, `bytes=${start}-${end}`)
        expect([answer.status, answer.headers.get('content-range')]).to.deep.equal([
          206,
          `bytes ${start}-${end}/700003`,
        ])
        expect(Buffer.from(await answer.arrayBuffer()).equals(whole.subarray(start, (end ?? 0) + 1))).to.equal(true)
      }
      expect((await asked(url, 'bytes=700003-')).status).to.equal(416)
      expect((await fetch(url, { method: 'POST', body: 'x' })).status).to.equal(416)
      // Whoever jumps lets go of what they were reading.
      for (let jump = 0; jump < 20; jump++) await (await asked(url, 'bytes=0-')).body?.cancel()
      expect((await asked(url, 'bytes=5-')).status).to.equal(206)
    }))

  it('[FM68] is given to no other account of the machine', async function () {
    if (process.getuid?.() !== 0) passOver(this, 'only root can be another account for a moment')
    await withServed(randomBytes(1000), async url => {
      const script = `fetch('${url}').then(r => process.stdout.write(String(r.status)), () => process.stdout.write('none'))`
      const as = async (uid: string) => {
        const other = ['--reuid', uid, '--clear-groups']
        return (await promisify(execFile)('setpriv', [...other, process.execPath, '-e', script])).stdout
      }
      expect(await as('0')).to.equal('206')
      expect(await as('65534')).to.equal('none')
    })
  })

  it('[FM68] is never taken for damaged when it cannot be given', () =>
    withBench(async bench => {
      const film = scratchAt(bench.path('gone'))
      await writeScratch(film, createReadStream(await bench.input('film.mp4', [...ramp('25', 5), ...h264])))
      await rm(film.path)
      const tools = { ffmpeg: 'ffmpeg', ffprobe: 'ffprobe', signal }
      const failed = await failure(describeFile({ ...film, container: 'mov' }, tools))
      expect(failed).to.have.property('message', 'the film could not be given to its reader')
      expect(failed).to.not.have.property('code')
    }))

  it('[FM68] is made behind a lower fence and behind none', async function () {
    this.timeout(60_000)
    await withBench(async bench => {
      const input = await bench.input('film.mp4', [...ramp('25', 40), ...tone(1.6), ...h264])
      const network: Way = process.getuid?.() === 0 ? ofAll : { ...ofAll, command: ofUsers }
      const ways: Way[] = [{ kind: 'none' }, network]
      for (const way of ways) {
        const [ffmpeg, ffprobe] = [await toolIn(bench, 'ffmpeg', way), await toolIn(bench, 'ffprobe', way)]
        const { files } = await bench.film(input, { ffmpeg, ffprobe })
        expect(await shownFrames(files.proxy), way.kind).to.deep.equal(steady(1, 40))
      }
    })
  })
})
