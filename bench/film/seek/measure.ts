import { randomInt } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { streamUrl } from '@samsyn/shared'
import { until } from '../../../e2e/support/until.ts'
import { openHouse } from '../../../e2e/support/wire/house.ts'
import { consentTo, filmOf, sendFile } from '../../harness/sending.ts'
import { inWords, spreadOf } from '../../harness/stats.ts'
import { startBare } from '../bare/start.ts'
import { row } from '../beside.ts'
import { browse, type Site } from '../browse.ts'
import type { Part, Task } from '../part.ts'
import { defaultFilm, fps, numberedFilm } from './film.ts'

declare global {
  interface Window {
    seek?: {
      ready(): boolean
      /** How long it takes until this frame is painted, in ms; rejects when another is. */
      to(frame: number, fps: number): Promise<number>
    }
  }
}

type Waits = Record<'ours' | 'theirs', number[][]>

/** V1: from setting `currentTime` to the right frame on the screen, in our film and in one with the default GOP. */
export const seekPart: Part = {
  title: 'V1 A seek, until the right frame is painted',
  target: 'p95 at most 60 ms, and at most 0.40× of the default GOP',
  async measure(task) {
    const sides = await startSides(task)
    try {
      return table(await measureSides(task, sides))
    } finally {
      await sides.close()
    }
  },
}

async function startSides({ sizes, pages, dir, say }: Task) {
  say('Making the films …')
  const source = join(dir, 'numbered.mp4')
  const served = join(dir, 'served')
  await mkdir(served)
  await numberedFilm(source, sizes.seekFilmS)
  await defaultFilm(source, join(served, 'film.mp4'))
  const { app, cilie } = await openHouse({ CLIENT_DIR: pages })
  const recordingId = await sendFile(cilie, source)
  // While the small one is made there is no quiet to measure in.
  await filmOf(cilie, recordingId, true)
  await consentTo(cilie, recordingId)
  const bare = await startBare(pages, served)
  const path = (film: string) => `/seek.html#${encodeURIComponent(film)}`
  const port = Number(new URL(app.baseUrl).port)
  return {
    ours: { port, path: path(streamUrl('film', recordingId)), cookie: cilie.cookie },
    theirs: { port: bare.port, path: path('/film.mp4') },
    close: () => Promise.all([app.stop(), bare.close()]),
  }
}

async function measureSides({ sizes, say }: Task, sides: Record<keyof Waits, Site>): Promise<Waits> {
  const waits: Waits = { ours: [], theirs: [] }
  for (let round = 1; round <= sizes.rounds; round++) {
    const frames = randomFrames(sizes.seeks, sizes.seekFilmS * fps)
    for (const side of ['ours', 'theirs'] as const) {
      const found = await seekAll(sides[side], frames)
      waits[side].push(found)
      say(`Round ${round}, ${side}: ${inWords(spreadOf(found))} ms`)
    }
  }
  return waits
}

/** Frames of the film at random, none twice in a row: for a frame that stands already, nothing is painted. */
function randomFrames(count: number, inFilm: number): number[] {
  const frames: number[] = []
  while (frames.length < count) {
    const frame = randomInt(1, inFilm)
    if (frame !== frames.at(-1)) frames.push(frame)
  }
  return frames
}

function seekAll(site: Site, frames: readonly number[]): Promise<number[]> {
  return browse(site, async page => {
    await until('the film is there', () => page.evaluate(() => window.seek?.ready() ?? false))
    const found: number[] = []
    for (const frame of frames)
      found.push((await page.evaluate((n, rate) => window.seek?.to(n, rate), frame, fps)) ?? Number.NaN)
    return found
  })
}

function table({ ours, theirs }: Waits): string[] {
  const [our, their] = [spreadOf(ours.flat()), spreadOf(theirs.flat())]
  const ratios = ours.map((waits, round) => spreadOf(waits).p95 / spreadOf(theirs[round] ?? []).p95)
  return [
    row('', 'samsyn', 'default GOP, express.static', 'ratio at p95', 'worst round'),
    row('---', '---', '---', '---', '---'),
    row(
      'V1 seek to the painted frame, ms: p50 / p95 / p99 / max',
      ...[inWords(our), inWords(their)],
      ...[our.p95 / their.p95, Math.max(...ratios)].map(ratio => `${ratio.toFixed(2)}×`),
    ),
  ]
}
