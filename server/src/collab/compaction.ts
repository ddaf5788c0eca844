import type { Logger } from 'pino'
import { type Compactor, StoppingError } from './compactor.ts'
import { addStored, type Content, createContent } from './content.ts'
import type { DocumentStore } from './document.store.ts'
import type { Writers } from './writers.ts'

type Dependencies = { name: string; store: DocumentStore; compactor: Compactor; now: () => number; log: Logger }

const strokesAtMost = 500
const strokesWorthIt = 50
const strokeBytes = 40
/** While very much is written, the document is not written out again and again for it. */
const apartMs = 5_000

/** How much a row adds to what an opening has to read, in key strokes: what comes in one go is one row. */
export const strokesIn = (content: Uint8Array) => Math.ceil(content.length / strokeBytes)

/**
 * Keeps a document's opening short: when much has come after the last snapshot, a new one is made beside its rows,
 * behind the writing. The rows stay, as the document's history.
 */
export function createCompaction({ name, store, compactor, now, log }: Dependencies, tail: number) {
  let strokes = tail
  let patience = strokesAtMost
  let notBeforeMs = 0
  let running: Promise<void> | null = null
  let meanwhile: Uint8Array[] = []

  async function snapshot(content: Content, writers: Writers, throughSeq: number): Promise<Content> {
    const covered = strokes
    const [whole, stateVector] = [content.whole(), content.stateVector()]
    const owners = writers.owners()
    const { update, outline } = await compactor.compact(whole)
    const compacted = createContent()
    compacted.begin(update, outline)
    if (!equal(compacted.stateVector(), stateVector)) throw new Error('the snapshot is not the document')
    const atMs = Math.round(now())
    await store.saveSnapshot({ document: name, throughSeq, atMs, content: update, outline }, owners)
    strokes -= covered
    patience = strokesAtMost
    notBeforeMs = now() + apartMs
    return compacted
  }

  function giveUp(error: unknown) {
    if (error instanceof StoppingError) return null
    log.warn({ err: error, document: name }, 'no snapshot could be made')
    patience *= 2
    return null
  }

  return {
    /** To be told of every row as soon as it is in the content. */
    note(contents: readonly Uint8Array[]) {
      for (const content of contents) strokes += strokesIn(content)
      if (running !== null) meanwhile.push(...contents)
    },
    isDue(atRest: boolean): boolean {
      if (running !== null) return false
      return atRest ? strokes >= strokesWorthIt : strokes >= patience && now() >= notBeforeMs
    },
    /**
     * To be called while `content` is what the rows say, no less and no more; resolves when it may change again. Later
     * `use` gets the same content in its short form, if it can be had. Never rejects.
     */
    async begin(content: Content, writers: Writers, use: (short: Content) => void): Promise<void> {
      const throughSeq = await store.lastSeq(name).catch(giveUp)
      if (throughSeq === null) return
      running = snapshot(content, writers, throughSeq)
        .then(short => {
          for (const row of meanwhile) addStored(short, row)
          use(short)
        })
        .catch(giveUp)
        .then(() => {
          running = null
          meanwhile = []
        })
    },
    settled: async () => void (await running),
  }
}

const equal = (a: Uint8Array, b: Uint8Array) => Buffer.compare(a, b) === 0
