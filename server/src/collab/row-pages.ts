import { setImmediate as nextRound } from 'node:timers/promises'

/** Reading does not hold up everybody else for longer than a page takes: it begins with few rows, and goes on with more while they are short. */
const rowsOfAPage = { least: 16, most: 250 }
const bytesOfAPage = 256 * 1024

type Paged = { seq: number; content?: Uint8Array }

/** Rows by their numbers, a page at a time: `read` answers those after one, so many of them at most. */
export async function* pages<Row extends Paged>(
  afterSeq: number,
  read: (after: number, most: number) => Promise<Row[]>,
): AsyncGenerator<Row[]> {
  let most = rowsOfAPage.least
  for (let after = afterSeq; ; ) {
    const page = await read(after, most)
    yield page
    if (page.length < most) return
    after = page.at(-1)?.seq ?? after
    const bytes = page.reduce((sum, { content }) => sum + (content?.length ?? 0), 0)
    most = bytes > bytesOfAPage ? rowsOfAPage.least : Math.min(2 * most, rowsOfAPage.most)
    await nextRound()
  }
}
