import type { Page } from 'puppeteer-core'
import { until } from '../support/until.ts'
import type { Participant } from './Participant.ts'

const isThere = (page: Page) => page.url().startsWith('http://127.0.0.1')

/** Signs in at the organisation's page that is open here, as somebody it knows, and goes through what it asks until it leads back. */
export async function signInAtOrganisation(page: Page, id: string): Promise<void> {
  await page.waitForSelector('input[name="login"]')
  await page.type('input[name="login"]', id)
  await page.type('input[name="password"]', 'x')
  await page.keyboard.press('Enter')
  await until('the organisation leads back', async () => {
    if (page.isClosed() || !isThere(page)) return true
    // The first time it asks whether we may know who they are.
    const consent = 'form:has(input[name="prompt"][value="consent"]) button'
    await page.$eval(consent, button => (button as HTMLButtonElement).click()).catch(() => undefined)
    return false
  })
}

/** Stops at the organisation's page. */
export async function stopAtOrganisation(page: Page): Promise<void> {
  const way = await page.waitForSelector('a[href*="/abort"]')
  await way?.click()
}

/** Waits until the page says a sentence. */
export async function says({ name, page }: Participant, sentence: string): Promise<void> {
  await until(`${name} is told: ${sentence}`, () =>
    page.evaluate(words => document.body.textContent?.includes(words) ?? false, sentence),
  )
}
