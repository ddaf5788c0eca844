import type { Logger } from 'pino'
import type { Compactor } from './compactor.ts'
import { addStored, type Content, createContent } from './content.ts'
import type { DocumentStore } from './document.store.ts'
import type { Writers } from './writers.ts'

type Dependencies = { name: string; store: DocumentStore; compactor: Compactor; now: () => number; log: Logger }

const rowsAtMost = 500
const rowsWorthIt = 50

/**
 * Keeps a document's opening short: when many rows have come after the last snapshot, a new one is made beside them,
 * behind the writing. The rows stay, as the document's history.
 */
export function createCompaction({ name, store, compactor, now, log }: Dependencies, tail: number) {
  let rows = tail
  let patience = rowsAtMost
  let running: Promise<void> | null = null

  async function snapshot(content: Content, writers: Writers, throughSeq: number): Promise<Content> {
    const covered = rows
    const [whole, stateVector] = [content.whole(), content.stateVector()]
    const owners = writers.owners()
    const update = await compactor.compact(whole)
    const compacted = createContent()
    addStored(compacted, update)
    if (!equal(compacted.stateVector(), stateVector)) throw new Error('the snapshot is not the document')
    await store.saveSnapshot({ document: name, throughSeq, atMs: Math.round(now()), content: update }, owners)
    rows -= covered
    patience = rowsAtMost
    return compacted
  }

  function giveUp(error: unknown) {
    log.warn({ err: error, document: name }, 'no snapshot could be made')
    patience *= 2
    return null
  }

  return {
    note(count: number) {
      rows += count
    },
    isDue: (atRest: boolean) => running === null && rows >= (atRest ? rowsWorthIt : patience),
    /**
     * To be called while `content` is what the rows say, no less and no more; resolves when it may change again. Later
     * `use` gets the same content in its short form, if it can be had. Never rejects.
     */
    async begin(content: Content, writers: Writers, use: (short: Content) => void): Promise<void> {
      const throughSeq = await store.lastSeq(name).catch(giveUp)
      if (throughSeq === null) return
      running = snapshot(content, writers, throughSeq)
        .then(use, giveUp)
        .then(() => {
          running = null
        })
    },
    settled: async () => void (await running),
  }
}

const equal = (a: Uint8Array, b: Uint8Array) => Buffer.compare(a, b) === 0
