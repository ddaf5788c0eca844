import type { Page } from 'puppeteer-core'
import { openBrowser } from '../../e2e/support/browser.ts'
import { signIn } from '../harness/cookie.ts'
import { plantProbe } from '../harness/probe.ts'

/** Where a side's page is, and who asks for it. */
export type Site = { port: number; path: string; cookie?: string | null }

/** Uses a page in a Chromium of its own that knows nothing yet, so that no side profits from what another has fetched. */
export async function browse<T>({ port, path, cookie }: Site, use: (page: Page) => Promise<T>): Promise<T> {
  const { browser, close } = await openBrowser([])
  try {
    const page = (await browser.pages())[0] ?? (await browser.newPage())
    await page.evaluateOnNewDocument(plantProbe, { offsetMs: 0, ppm: 0 })
    if (cookie) await signIn(browser, cookie)
    await page.goto(`http://localhost:${port}${path}`)
    return await use(page)
  } finally {
    await close()
  }
}
