import type { Page } from 'puppeteer-core'
import { until } from '../../../e2e/support/until.ts'
import { startProxy, type Weather, type WeatherProxy } from '../../../e2e/support/weather.ts'
import type { Bent, OwnPage, Viewer } from '../harness/viewer.ts'
import { openViewer } from '../harness/viewer.ts'

/** The network of the targets: a round trip of 40 ms, give or take 15. */
export const usualWeather: Weather = { oneWayMs: 20, jitterMs: 7.5, loss: 0 }
/** Nobody's clock is right: two seconds apart and drifting a hundred millionths against each other. */
export const bents: readonly Bent[] = [
  { offsetMs: 0, ppm: 0 },
  { offsetMs: 2000, ppm: 100 },
  { offsetMs: -2000, ppm: -100 },
]

export type System = {
  name: string
  port: number
  path: string
  cookies: readonly (string | null)[]
  /** The product's own page; without it the page is one of the bench's. */
  own?: OwnPage
  /** What the first one does once all are there. */
  lead?: (page: Page) => Promise<void>
}
export type Room = { system: System; viewers: Viewer[]; proxies: WeatherProxy[]; close(): Promise<void> }

/** One more player in a process of its own, when it is ready. */
export async function enter(system: System, index: number, weather = usualWeather): Promise<Viewer> {
  const proxy = await startProxy(system.port, weather)
  const url = (port: number) => `http://localhost:${port}${system.path}`
  const bent = bents[index % bents.length] ?? { offsetMs: 0, ppm: 0 }
  return openViewer({ url, proxy, bent, cookie: system.cookies[index] ?? null }, system.own)
}

/** Three players of a system, ready. */
export async function openRoom(system: System): Promise<Room> {
  const viewers: Viewer[] = []
  for (const index of [0, 1, 2]) viewers.push(await enter(system, index))
  await Promise.all(viewers.map(viewer => ready(viewer)))
  if (viewers[0]) await system.lead?.(viewers[0].page)
  return {
    system,
    viewers,
    proxies: viewers.map(({ proxy }) => proxy),
    async close() {
      for (const viewer of viewers) {
        await viewer.close()
        viewer.proxy.close()
      }
    },
  }
}

export const ready = (viewer: Viewer) =>
  until('the player is ready', () => viewer.page.evaluate(() => window.bench?.ready() ?? false), 60_000)
