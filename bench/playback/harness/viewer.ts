import type { CDPSession, Page, Viewport } from 'puppeteer-core'
import { openBrowser } from '../../../e2e/support/browser.ts'
import type { WeatherProxy } from '../../../e2e/support/weather.ts'
import { signIn } from '../../harness/cookie.ts'
import { plantProbe, type Seen } from '../../harness/probe.ts'

export type Bent = { offsetMs: number; ppm: number }

/** One player in a Chromium process of its own, behind its own proxy, with clocks that are bent. Times it gives are the machine's. */
export type Viewer = Awaited<ReturnType<typeof openViewer>>

/** How the product's own page is used: what is planted in it, and how one comes to the film. */
export type OwnPage = { viewport: Viewport; plant: () => void; enter: (page: Page) => Promise<void> }

export type Way = { url: (port: number) => string; proxy: WeatherProxy; bent: Bent; cookie: string | null }

const small = { width: 200, height: 120 }

/** Opens a system's page in a browser of its own; `own` is the product's page, which is as large as it is used and is entered. */
export async function openViewer({ url, proxy, bent, cookie }: Way, own?: OwnPage) {
  const { browser, close } = await openBrowser(own ? [] : ['--window-size=400,300'])
  const page = (await browser.pages())[0] ?? (await browser.newPage())
  await page.setViewport(own?.viewport ?? small)
  await page.evaluateOnNewDocument(plantProbe, bent)
  if (own) await page.evaluateOnNewDocument(own.plant)
  if (cookie) await signIn(browser, cookie)
  const errors: string[] = []
  page.on('pageerror', error => errors.push(String(error)))
  await page.goto(url(proxy.port))
  await own?.enter(page)
  const originMs = await originOf(page)
  return {
    page,
    proxy,
    errors,
    close,
    /** Adds the page's own true time to the machine's. */
    toMachine: (pageMs: number) => pageMs + originMs,
    async take(): Promise<Seen> {
      const seen = await page.evaluate(() => window.probe.take())
      const moved = (pairs: [number, number][]) => pairs.map(([at, value]): [number, number] => [at + originMs, value])
      const metadataMs = seen.metadataMs === null ? null : seen.metadataMs + originMs
      return { ...seen, metadataMs, clock: moved(seen.clock), frames: moved(seen.frames), server: moved(seen.server) }
    },
  }
}

/** Where the page's `performance.now()` began on the machine's monotonic clock, which is also this process's `hrtime`. */
async function originOf(page: Page): Promise<number> {
  const cdp: CDPSession = await page.createCDPSession()
  await cdp.send('Performance.enable')
  const { metrics } = await cdp.send('Performance.getMetrics')
  const start = metrics.find(({ name }) => name === 'NavigationStart')?.value
  if (start === undefined) throw new Error('the browser tells no navigation start')
  return start * 1000
}

/** The machine's monotonic clock in ms. */
export const machineNow = (): number => Number(process.hrtime.bigint()) / 1e6

/** How far the two ways to the machine's clock are apart at most, in ms: the shortest of many questions, and what it says. */
export async function checkClock(viewer: Viewer): Promise<{ withinMs: number; offByMs: number }> {
  let best = { withinMs: Number.POSITIVE_INFINITY, offByMs: Number.NaN }
  for (let i = 0; i < 100; i++) {
    const before = machineNow()
    const pageMs = await viewer.page.evaluate(() => window.probe.now())
    const after = machineNow()
    const withinMs = (after - before) / 2
    if (withinMs < best.withinMs) best = { withinMs, offByMs: viewer.toMachine(pageMs) - (before + after) / 2 }
  }
  return best
}
