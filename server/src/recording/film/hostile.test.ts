import { chmod, readFile, stat, utimes } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { availableParallelism } from 'node:os'
import { expect } from 'chai'
import { describe, it } from 'mocha'
import { type Bench, withBench } from '../testing/film-bench.ts'
import { h264, ramp, tone } from '../testing/film-pictures.ts'
import type { Elsewhere, Fate, Hostile, Models } from '../testing/hostile.ts'
import { lyingBoxes } from '../testing/hostile-boxes.ts'
import { lists, polyglots } from '../testing/hostile-lists.ts'
import { cuts, lyingHeaders, noises, nothings } from '../testing/hostile-others.ts'

const longAgo = new Date('2020-01-01')

/** Tools that are ended by the system after 30 seconds of computing, or with more than a gigabyte of memory. */
async function strictTools(bench: Bench) {
  const strict = async (tool: string) => {
    const path = await bench.write(`strict-${tool}`, `#!/bin/sh\nulimit -t 30\nulimit -d 1048576\nexec ${tool} "$@"\n`)
    await chmod(path, 0o755)
    return path
  }
  return { ffmpeg: await strict('ffmpeg'), ffprobe: await strict('ffprobe') }
}

async function models(bench: Bench): Promise<Models> {
  const picture = ramp('25', 50)
  const coded = [...picture, ...tone(2), ...h264, '-g', '10']
  const file = async (name: string, args: readonly string[]) => readFile(await bench.input(name, args))
  return {
    faststart: await file('faststart.mp4', [...coded, '-movflags', '+faststart']),
    tail: await file('tail.mp4', coded),
    matroska: await file('model.mkv', coded),
    transport: await file('model.ts', coded),
    avi: await file('model.avi', [...picture, '-c:v', 'mjpeg']),
    vp8: await file('model.webm', [...picture, '-c:v', 'libvpx', '-deadline', 'realtime', '-cpu-used', '8']),
  }
}

/** Runs a test with a film and an address that nothing may reach; answers how often either was. */
async function withTraps(bench: Bench, test: (elsewhere: Elsewhere) => Promise<void>) {
  const secret = await bench.input('secret.ts', [...ramp('25', 5), ...h264])
  let visits = 0
  const server = createServer((_request, response) => {
    visits += 1
    response.end()
  }).listen(0, '127.0.0.1')
  try {
    await utimes(secret, longAgo, longAgo)
    await test({ secret, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` })
    const read = (await stat(secret)).atimeMs !== longAgo.getTime()
    return { visits, read, secret }
  } finally {
    server.close()
  }
}

/** Does the same with each, as many at once as there are processors. */
async function withEach<T>(all: readonly T[], act: (one: T) => Promise<void>): Promise<void> {
  const waiting = [...all]
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await act(next)
  }
  await Promise.all(Array.from({ length: availableParallelism() }, work))
}

const truncated: readonly Fate[] = ['film', 'damaged', 'no-picture']
const oddNames = [
  '-i',
  '--help.mp4',
  '%d.mp4',
  'http:evil.mp4',
  'concat:a|b.mp4',
  '$(touch x);`id`.mp4',
  'linje\nskift\t"\'.mp4',
  'æ ø å \u202e4pm.mp4',
]

describe('Files that mean no good', () => {
  it('[FM29] are each refused with a reason or made a film, within half a minute and a gigabyte, and reach nothing', async function () {
    this.timeout(120_000)
    await withBench(async bench => {
      const tools = await strictTools(bench)
      const fates = new Map<string, Fate | 'none'>()
      const wrong: string[] = []
      const traps = await withTraps(bench, async elsewhere => {
        const good = await models(bench)
        const all: Hostile[] = [
          ...[...lists(elsewhere), ...polyglots(elsewhere, good), ...lyingBoxes(elsewhere, good)],
          ...[...noises(), ...nothings(), ...lyingHeaders(good)],
          ...cuts('MP4', good.faststart, 5, truncated),
          ...cuts('Matroska', good.matroska, 20, truncated),
          ...cuts('MP4 with its table last', good.tail, 25, truncated),
        ]
        await withEach(all, async ({ kind, bytes, fates: allowed }) => {
          const code = await bench.refusal(await bench.write(`${fates.size}-${kind}.mp4`, bytes), tools)
          const fate = code === 'none' ? 'film' : code
          fates.set(kind, fate)
          if (!allowed.includes(fate)) wrong.push(`${kind}: ${fate}`)
        })
      })
      expect(wrong).to.deep.equal([])
      expect(fates.size).to.be.greaterThan(60)
      expect(traps).to.include({ visits: 0, read: false })
      // Where nobody notes when a file was read, the trap could not have shut.
      await readFile(traps.secret)
      expect((await stat(traps.secret)).atimeMs, 'the trap works').to.not.equal(longAgo.getTime())
    })
  })

  it('[FM30] are named as they like: a name is a name, never an option, an address or a command', async function () {
    this.timeout(60_000)
    await withBench(async bench => {
      const film = await readFile(await bench.input('film.mp4', [...ramp('25', 5), ...h264]))
      await withEach(oddNames, async name => {
        expect(await bench.refusal(await bench.write(name, film)), name).to.equal('none')
      })
    })
  })
})
