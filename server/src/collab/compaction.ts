import type { Logger } from 'pino'
import { StoppingError } from '../thread.ts'
import type { Compactor } from './compactor.ts'
import { addStored, type Content, createContent } from './content.ts'
import type { DocumentStore } from './document.store.ts'
import type { History } from './history.ts'
import type { Loaded } from './loading.ts'
import type { Writers } from './writers.ts'

type Dependencies = {
  name: string
  store: DocumentStore
  compactor: Compactor
  history: History
  now: () => number
  log: Logger
}

const strokesAtMost = 500
const strokesWorthIt = 50
const strokeBytes = 40
/** While very much is written, the document is not written out again and again for it. */
const apartMs = 5_000

/** The rows that the content is made of: `rows` of them after `fromSeq`, up to `lastSeq`. */
type Span = Pick<Loaded, 'fromSeq' | 'rows' | 'lastSeq'>

/** Somebody else has committed rows that this content does not hold. */
class StrangeRowsError extends Error {}

/** How much a row adds to what an opening has to read, in key strokes: what comes in one go is one row. */
export const strokesIn = (content: Uint8Array) => Math.ceil(content.length / strokeBytes)

/**
 * Keeps a document's opening short: when much has come after the last snapshot, a new one is made beside its rows,
 * behind the writing. The rows stay, as the document's history, which is then brought within its bounds.
 */
export function createCompaction({ name, store, compactor, history, now, log }: Dependencies, loaded: Loaded) {
  let strokes = loaded.tail
  let own = spanOf(loaded)
  let patience = strokesAtMost
  let notBeforeMs = 0
  let running: Promise<void> | null = null
  let meanwhile: Uint8Array[] = []

  /** A snapshot hides the rows before it: it is made only of all of them. */
  async function refuseStrangers({ fromSeq, rows, lastSeq }: Span) {
    const count = await store.countRows(name, fromSeq, lastSeq)
    if (count !== rows) throw new StrangeRowsError(`${count} rows instead of ${rows}`)
  }

  async function snapshot(content: Content, writers: Writers, span: Span): Promise<Content> {
    const covered = strokes
    const throughSeq = span.lastSeq
    const [whole, stateVector] = [content.whole(), content.stateVector()]
    const owners = writers.owners()
    const { update, outline } = await compactor.compact(whole)
    const compacted = createContent()
    compacted.begin(update, outline)
    if (!equal(compacted.stateVector(), stateVector)) throw new Error('the snapshot is not the document')
    const atMs = Math.round(now())
    await store.saveSnapshot({ document: name, throughSeq, atMs, content: update, outline }, owners)
    strokes -= covered
    if (own.fromSeq < throughSeq) own = { ...own, fromSeq: throughSeq, rows: own.rows - span.rows }
    patience = strokesAtMost
    notBeforeMs = now() + apartMs
    return compacted
  }

  function giveUp(error: unknown) {
    if (error instanceof StoppingError) return
    log.warn({ err: error, document: name }, 'no snapshot could be made')
    patience *= 2
  }

  function leaveAsItIs(error: unknown) {
    if (!(error instanceof StoppingError)) log.warn({ err: error, document: name }, 'history could not be made shorter')
  }

  return {
    /** To be told of every row as soon as it is in the content. */
    note(contents: readonly Uint8Array[]) {
      for (const content of contents) strokes += strokesIn(content)
      if (running !== null) meanwhile.push(...contents)
    },
    /** To be told when rows are committed, so many bytes in all, the last of them as `lastSeq`. */
    committed(rows: number, lastSeq: number, bytes: number) {
      history.added(rows, bytes)
      own = { ...own, rows: own.rows + rows, lastSeq }
    },
    /** To be told when the content was read from the rows again. */
    reread(anew: Loaded) {
      own = spanOf(anew)
    },
    isDue(atRest: boolean): boolean {
      if (running !== null) return false
      return atRest ? strokes >= strokesWorthIt : strokes >= patience && now() >= notBeforeMs
    },
    /**
     * To be called while `content` is what the rows say that were told of here; answers when it may change again, false
     * when there are others, so that it must be read anew. Later `use` gets the same content in its short form, if it can be
     * had. Never rejects.
     */
    async begin(content: Content, writers: Writers, use: (short: Content) => void): Promise<boolean> {
      const span = own
      try {
        await refuseStrangers(span)
      } catch (error) {
        giveUp(error)
        return !(error instanceof StrangeRowsError)
      }
      running = snapshot(content, writers, span)
        .then(short => {
          for (const row of meanwhile) addStored(short, row)
          use(short)
        })
        .then(() => history.bound(span.lastSeq).catch(leaveAsItIs))
        .catch(giveUp)
        .then(() => {
          running = null
          meanwhile = []
        })
      return true
    },
    settled: async () => void (await running),
  }
}

const spanOf = ({ fromSeq, rows, lastSeq }: Span): Span => ({ fromSeq, rows, lastSeq })

const equal = (a: Uint8Array, b: Uint8Array) => Buffer.compare(a, b) === 0
