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

const fair: Weather = { oneWayMs: 20, jitterMs: 7, loss: 0 }

/** A way of their own to the app, and the address at its end for one of the app's. */
export async function wayTo(
  baseUrl: string,
  weather = fair,
): Promise<{ proxy: WeatherProxy; through: (url: string) => string }> {
  const proxy = await startProxy(Number(new URL(baseUrl).port), weather)
  return { proxy, through: url => url.replace(baseUrl, `http://localhost:${proxy.port}`) }
}

/** Lets this browser's machine be so many times slower, or its downloads have so many kB a second. */
export async function slow(person: Participant, { cpu = 1, kBs = 0 }): Promise<void> {
  const cdp = await person.page.createCDPSession()
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: cpu })
  await cdp.send('Network.enable')
  const downloadThroughput = kBs > 0 ? kBs * 1000 : -1
  await cdp.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 0,
    downloadThroughput,
    uploadThroughput: -1,
  })
}
