import type { HTTPRequest } from 'puppeteer-core'
import { until } from '../support/until.ts'
import { startProxy, type Weather, type WeatherProxy } from '../support/weather.ts'
import type { Participant } from './Participant.ts'

/** Where somebody's film is, in ms, and whether it moves. */
export const filmOf = (person: Participant) =>
  person.page.evaluate(() => {
    const video = document.querySelector<HTMLVideoElement>('[data-testid="film"]')
    return { ms: (video?.currentTime ?? 0) * 1000, moves: video !== null && !video.paused, muted: video?.muted ?? true }
  })

/** Waits until both films move, within a quarter of a second of each other (as exactly as a test can look; the bench looks closer). */
export async function movingTogether(one: Participant, other: Participant, withinMs = 30_000): Promise<void> {
  await until(
    `${one.name} and ${other.name} move together`,
    async () => {
      const [mine, theirs] = await Promise.all([filmOf(one), filmOf(other)])
      return mine.moves && theirs.moves && Math.abs(mine.ms - theirs.ms) < 250
    },
    withinMs,
  )
}

/** An eighth of what even the small demo film needs: whoever seeks has no picture within the three seconds that the others wait. */
const narrowKBs = 6

const fair: Weather = { oneWayMs: 20, jitterMs: 7, loss: 0 }

/** A way of their own to the app, and the address at its end for one of the app's. */
export async function wayTo(
  baseUrl: string,
  weather = fair,
): Promise<{ proxy: WeatherProxy; through: (url: string) => string }> {
  const proxy = await startProxy(Number(new URL(baseUrl).port), weather)
  return { proxy, through: url => url.replace(baseUrl, `http://localhost:${proxy.port}`) }
}

/** Lets this browser's machine be so many times slower. */
export async function slowMachine(person: Participant, times: number): Promise<void> {
  const cdp = await person.page.createCDPSession()
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: times })
}

/**
 * Somebody comes back into the room over a line that carries the film more slowly than it plays; the page itself came before
 * the line grew narrow.
 */
export async function comeBackByNarrowLine(person: Participant, proxy: WeatherProxy, kBs = narrowKBs): Promise<void> {
  const { page } = person
  const held: HTTPRequest[] = []
  const hold = (request: HTTPRequest) => {
    if (request.resourceType() === 'media') held.push(request)
    else void request.continue()
  }
  await page.setRequestInterception(true)
  page.on('request', hold)
  await page.reload()
  await until(`${person.name}'s film is asked for`, () => held.length > 0)
  proxy.narrow(kBs)
  page.off('request', hold)
  await page.setRequestInterception(false)
  await Promise.all(held.map(request => request.continue()))
  await person.inRoom(90_000)
}
