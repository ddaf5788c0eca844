import axe from 'axe-core'
import type { Page } from 'puppeteer-core'

/** What axe finds wrong on a page, a line each: the rule, and where. */
export async function violationsOn(page: Page): Promise<string[]> {
  // Through the debugger, so that the page's own content policy stays as strict as it is.
  await page.evaluate(axe.source)
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: { run(): Promise<{ violations: { id: string; nodes: { target: unknown[]; failureSummary: string }[] }[] }> }
    }
    const { violations } = await axe.run()
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(node => `${id}: ${String(node.target)} ${node.failureSummary}`),
    )
  })
}

/** How far, in px, the page is wider than its window. */
export function overflowOf(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
}
