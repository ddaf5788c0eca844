import { setImmediate as nextRound } from 'node:timers/promises'
import type { Insertable } from 'kysely'
import type { Schema } from '../store/schema.ts'
import type { Store } from '../store/store.ts'

export type DocumentRow = Insertable<Schema['documentUpdate']>

type Waiting = { rows: readonly DocumentRow[]; done: () => void; failed: (cause: unknown) => void }

/** SQLite binds at most 32,766 values in a statement; a row takes four. */
const rowsAtOnce = 4000

/** The SQL of documents: rows that are only ever added. */
export function createDocumentStore(store: Store) {
  const waiting: Waiting[] = []
  let writing = false

  /** One statement, and so one commit, for everybody who came in this round of the event loop. */
  async function write() {
    writing = true
    while (waiting.length > 0) {
      await nextRound()
      const group = takeGroup(waiting)
      try {
        await store
          .insertInto('documentUpdate')
          .values(group.flatMap(({ rows }) => rows))
          .execute()
        for (const { done } of group) done()
      } catch (cause) {
        for (const { failed } of group) failed(cause)
      }
    }
    writing = false
  }

  return {
    /** The rows of a document, oldest first. */
    async rows(document: string): Promise<Uint8Array[]> {
      const rows = await store
        .selectFrom('documentUpdate')
        .select('content')
        .where('document', '=', document)
        .orderBy('seq')
        .execute()
      return rows.map(row => row.content)
    },
    /** Resolves when the rows are committed, in the order of the calls; rejects when none of them is. */
    append(rows: readonly DocumentRow[]): Promise<void> {
      return new Promise((done, failed) => {
        waiting.push({ rows, done, failed })
        if (!writing) void write()
      })
    },
  }
}

export type DocumentStore = ReturnType<typeof createDocumentStore>

function takeGroup(waiting: Waiting[]): Waiting[] {
  let count = 0
  const overfull = waiting.findIndex(({ rows }, index) => {
    count += rows.length
    return index > 0 && count > rowsAtOnce
  })
  return waiting.splice(0, overfull === -1 ? waiting.length : overfull)
}
