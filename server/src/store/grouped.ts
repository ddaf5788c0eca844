import { setImmediate as nextRound } from 'node:timers/promises'

type Waiting<Item, Result> = { item: Item; done: (result: Result) => void; failed: (cause: unknown) => void }

/**
 * Hands what is given in one round of the event loop to `commit` together, so that all share one commit. Each resolves, in
 * order, with its own result; when the commit fails, all of them do.
 */
export function createGrouped<Item, Result extends object>(
  atMost: number,
  commit: (items: readonly Item[]) => Promise<readonly Result[]>,
) {
  const waiting: Waiting<Item, Result>[] = []
  let writing = false

  async function write() {
    writing = true
    while (waiting.length > 0) {
      await nextRound()
      await settle(waiting.splice(0, atMost))
    }
    writing = false
  }

  async function settle(group: readonly Waiting<Item, Result>[]) {
    try {
      const results = await commit(group.map(({ item }) => item))
      for (const [index, { done, failed }] of group.entries()) {
        const result = results[index]
        if (result) done(result)
        else failed(new Error('a commit gave no result'))
      }
    } catch (cause) {
      for (const { failed } of group) failed(cause)
    }
  }

  return (item: Item): Promise<Result> =>
    new Promise((done, failed) => {
      waiting.push({ item, done, failed })
      if (!writing) void write()
    })
}
