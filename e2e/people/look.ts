import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from 'chai'
import { overflowOf, violationsOn } from '../support/axe.ts'
import type { Participant } from './Participant.ts'

const folder = join(import.meta.dirname, '../artifacts/screens')
const sizes = { wide: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } }
/** On a small desk and a tablet too. */
export const everySize = { ...sizes, desk: { width: 1366, height: 768 }, tablet: { width: 1024, height: 768 } }

/**
 * Somebody's screen on a desk and on a phone: axe finds nothing, nothing is wider than the window, and a picture of the whole
 * page is kept, or of what stands around a place in it.
 */
export async function lookAt(
  person: Participant,
  name: string,
  place?: string,
  at: Record<string, { width: number; height: number }> = sizes,
): Promise<void> {
  const { page } = person
  await mkdir(folder, { recursive: true })
  for (const [size, viewport] of Object.entries(at)) {
    await page.setViewport(viewport)
    await page.evaluate(() => document.fonts.ready.then(() => new Promise(requestAnimationFrame)))
    if (place) await page.$eval(place, element => element.scrollIntoView({ block: 'center' }))
    await page.screenshot({ path: join(folder, `${name}-${size}.png`), fullPage: !place })
    expect(await violationsOn(page), `${name} ${size}`).to.deep.equal([])
    expect(await overflowOf(page), `${name} ${size} is wider than its window`).to.be.at.most(0)
  }
  await page.setViewport(sizes.wide)
}
