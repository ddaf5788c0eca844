import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { everybody } from '../people/Participant.ts'

const folder = join(import.meta.dirname, '../artifacts')

type Failing = { currentTest?: { state?: string; fullTitle(): string } }

/** After a test that failed, everybody's screen and what their browser complained of are kept in `e2e/artifacts`. */
export const mochaHooks = {
  async afterEach(this: Failing) {
    if (this.currentTest?.state !== 'failed') return
    const title = this.currentTest
      .fullTitle()
      .replace(/[^\wæøå]+/gi, '-')
      .slice(0, 80)
    await mkdir(folder, { recursive: true })
    for (const { name, page, complaints } of everybody()) {
      await page.screenshot({ path: join(folder, `${title}-${name}.png`) }).catch(() => undefined)
      await writeFile(join(folder, `${title}-${name}.txt`), [page.url(), ...complaints].join('\n'))
    }
  },
}
