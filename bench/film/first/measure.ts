import { Participant } from '../../../e2e/people/Participant.ts'
import { startProxy } from '../../../e2e/support/weather.ts'
import { type House, openHouse, placeOf } from '../../../e2e/support/wire/house.ts'
import { inWords, spreadOf } from '../../harness/stats.ts'
import { row } from '../beside.ts'
import type { Part, Task } from '../part.ts'
import { largeFilm, openingOf, putInPlace } from './film.ts'

/** What lines carry, in kB/s: a poor office, a poor home, a poor telephone. */
const linesKBs = [1000, 500, 250]
const weather = { oneWayMs: 20, jitterMs: 7, loss: 0 }

/** From pressing a large film to its first frame on the screen, over a line that grew narrow when the round was open. */
export const firstPart: Part = {
  title: 'The first frame of a large film over a weak line',
  target: 'at most 2 s after it is pressed',
  async measure(task) {
    const house = await openHouse()
    try {
      return await overLines(task, house)
    } finally {
      await house.app.stop()
    }
  },
}

async function overLines({ sizes, dir, say }: Task, house: House): Promise<string[]> {
  say('Making the film …')
  const { recordingId, cycleId } = await placeOf(house.ane)
  const film = await largeFilm(dir, sizes.firstMebi)
  const bytes = await putInPlace(house.app.dataDir, recordingId, { film, opening: await openingOf(dir, film) })
  const what = `first frame of ${(bytes / 1e6).toFixed(0)} MB`
  const lines = [row('line, kB/s', `${what}, as a still, ms: p50 / p95 / p99 / max`, 'as the film itself, ms')]
  lines.push(row('---', '---', '---'))
  for (const kBs of linesKBs) {
    const waits: Waits[] = []
    for (let round = 0; round < sizes.rounds; round++) waits.push(await firstFrame(house, cycleId, kBs))
    const spread = (of: keyof Waits) => inWords(spreadOf(waits.map(wait => wait[of])))
    lines.push(row(String(kBs), spread('stillMs'), spread('filmMs')))
    say(lines.at(-1) ?? '')
  }
  return lines
}

/** How long it takes until the first frame is on the screen, as a still of it or as the film itself, in ms. */
type Waits = { stillMs: number; filmMs: number }

/** How long the supervisor waits who has the round open in a browser that has seen nothing of the film. */
async function firstFrame({ app }: House, cycleId: string, kBs: number): Promise<Waits> {
  const proxy = await startProxy(Number(new URL(app.baseUrl).port), weather)
  const url = `http://localhost:${proxy.port}`
  const bo = await Participant.openWithoutDevices('Bo')
  try {
    await bo.signIn(url, 'bo@demo.invalid')
    await bo.goto(`${url}/rounds/${cycleId}`)
    await bo.page.waitForSelector('a[href$="/analysis"]')
    proxy.narrow(kBs)
    return await bo.page.evaluate(pressFilm)
  } finally {
    await bo.close()
    proxy.close()
  }
}

/** In the page: presses the way to the film, and waits for its first painted frame. */
async function pressFilm(): Promise<{ stillMs: number; filmMs: number }> {
  const began = performance.now()
  const sinceMs = () => performance.now() - began
  const find = <E extends Element>(selector: string) =>
    new Promise<E>(found => {
      function look() {
        const element = document.querySelector<E>(selector)
        if (element) found(element)
        else requestAnimationFrame(look)
      }
      look()
    })
  document.querySelector<HTMLAnchorElement>('a[href$="/analysis"]')?.click()
  const film = find<HTMLVideoElement>('[data-testid="film"]').then(
    video => new Promise<number>(done => video.requestVideoFrameCallback(() => done(sinceMs()))),
  )
  // A still that never comes is waited for no longer than the film.
  const still = find<HTMLImageElement>('[data-testid="opening-still"]').then(async image => {
    await image.decode()
    return new Promise<number>(done => requestAnimationFrame(() => done(sinceMs())))
  })
  return { stillMs: await Promise.race([still, film]), filmMs: await film }
}
