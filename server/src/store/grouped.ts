import { setImmediate as nextRound } from 'node:timers/promises'

type Waiting<Item, Result> = { item: Item; done: (result: Result) => void; failed: (cause: unknown) => void }

/** Gives an item to be committed; resolves with what came of it. */
export type Grouped<Item, Result> = {
  (item: Item): Promise<Result>
  /** Resolves when nothing is on its way. */
  settled(): Promise<void>
}

/**
 * Hands what is given in one round of the event loop to `commit` together, `atMost` of it by `weightOf`, so that all share one
 * commit. Each resolves, in order, with its own result. When a commit fails for something that is wrong with one of them, they
 * are committed one by one, so that it fails alone.
 */
export function createGrouped<Item, Result extends object>(
  atMost: number,
  commit: (items: readonly Item[]) => Promise<readonly Result[]>,
  weightOf: (item: Item) => number = () => 1,
): Grouped<Item, Result> {
  const waiting: Waiting<Item, Result>[] = []
  let writing: Promise<void> | null = null

  async function write() {
    while (waiting.length > 0) {
      await nextRound()
      await settle(next())
    }
    // At once: whoever gives the next as soon as theirs is done must find that nobody writes.
    writing = null
  }

  /** At least one, and as many more as there may be. */
  function next(): Waiting<Item, Result>[] {
    let weight = 0
    const overfull = waiting.findIndex(({ item }, index) => {
      weight += weightOf(item)
      return index > 0 && weight > atMost
    })
    return waiting.splice(0, overfull === -1 ? waiting.length : overfull)
  }

  async function settle(group: readonly Waiting<Item, Result>[]): Promise<void> {
    try {
      const results = await commit(group.map(({ item }) => item))
      for (const [index, { done, failed }] of group.entries()) {
        const result = results[index]
        if (result) done(result)
        else failed(new Error('a commit gave no result'))
      }
    } catch (cause) {
      if (group.length > 1 && isOfOne(cause)) for (const one of group) await settle([one])
      else for (const { failed } of group) failed(cause)
    }
  }

  const give = (item: Item): Promise<Result> =>
    new Promise((done, failed) => {
      waiting.push({ item, done, failed })
      writing ??= write()
    })
  return Object.assign(give, {
    async settled() {
      while (writing !== null) await writing
    },
  })
}

/** What SQLite says of a value: too big, against a rule of its table, of another kind. All else it says of the database. */
const ofAValue: ReadonlySet<number> = new Set([18, 19, 20])
const primaryOf = (errcode: number) => errcode & 0xff

/** Whether a commit failed for something in it, so that without it the others can be committed. */
function isOfOne(cause: unknown): boolean {
  const { errcode } = cause as { errcode?: unknown }
  return typeof errcode !== 'number' || ofAValue.has(primaryOf(errcode))
}
