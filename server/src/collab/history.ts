import { type Change, updateOfAll } from './change.ts'
import type { Compactor } from './compactor.ts'
import { addStored, type Content, createContent } from './content.ts'
import type { DocumentStore } from './document.store.ts'
import type { HistoryStore } from './history.store.ts'
import { loadDocument } from './loading.ts'
import { versionsOf, type Writing } from './versions.ts'

/** What a document's history may take. A long meeting in which everybody writes is some ten thousand rows, and a megabyte or two. */
export const historyLimits = { rows: 40_000, bytes: 64 * 1024 * 1024 }
export type HistoryLimits = typeof historyLimits

type Dependencies = { name: string; store: DocumentStore; rows: HistoryStore; compactor: Pick<Compactor, 'compact'> }

/**
 * Keeps a document's history within bounds: where it has too many rows, those of each moment in the older half become one, and
 * every moment can still be gone back to. Where that is still too much, the oldest moments go.
 */
export function createHistory({ name, store, rows, compactor }: Dependencies, limits: HistoryLimits) {
  let size: { rows: number; bytes: number } | null = null
  const isOver = (now: { rows: number; bytes: number }) => now.rows > limits.rows || now.bytes > limits.bytes

  async function writingsThrough(throughSeq: number): Promise<Writing[]> {
    const all: Writing[] = []
    for await (const page of store.writings(name)) all.push(...page.filter(({ seq }) => seq <= throughSeq))
    return all
  }

  /** The rows of each moment as one, oldest first. */
  async function foldEach(writings: readonly Writing[]) {
    const moments = versionsOf(writings)
    const [read, folded] = [createContent(), createContent()]
    let fromSeq = writings[0]?.seq ?? 0
    let changes: Change[] = []
    let count = 0
    for await (const page of store.rows(name, 0, writings.at(-1)?.seq ?? 0))
      for (const row of page) {
        const { change } = addStored(read, row.content)
        if (change) changes.push(change)
        count++
        const [moment] = moments
        if (row.seq !== moment?.seq) continue
        const content = updateOfAll(changes)
        addStored(folded, content)
        if (!isSame(read, folded)) throw new Error('the fold is not the rows')
        const { writers, seq: lastSeq } = moment
        if (count > writers.length) await rows.fold(name, { fromSeq, lastSeq, content, writers })
        moments.shift()
        fromSeq = lastSeq + 1
        count = 0
        changes = []
      }
  }

  /** All up to one moment as it read then: what was before is gone. */
  async function beginAt({ seq }: Writing) {
    const { content } = await loadDocument(store, name, seq)
    const { update } = await compactor.compact(content.whole())
    await rows.fold(name, { fromSeq: 0, lastSeq: seq, content: update, writers: [] })
  }

  return {
    added(count: number, bytes: number) {
      if (size) size = { rows: size.rows + count, bytes: size.bytes + bytes }
    },
    /** To be called when there is a snapshot up to this row, so that nobody opens the document by the rows before it. */
    async bound(throughSeq: number): Promise<void> {
      size ??= await rows.size(name)
      if (!isOver(size)) return
      const writings = await writingsThrough(throughSeq)
      const older = writings.slice(0, Math.floor(writings.length / 2))
      if (older.length === 0) return
      await foldEach(older)
      size = await rows.size(name)
      const left = await writingsThrough(older.at(-1)?.seq ?? 0)
      const last = versionsOf(left).at(-1)
      const middle = left.find(({ seq }) => seq === last?.seq)
      if (isOver(size) && middle) await beginAt(middle)
      size = await rows.size(name)
    },
  }
}

export type History = ReturnType<typeof createHistory>

const isSame = (one: Content, other: Content) => Buffer.compare(one.stateVector(), other.stateVector()) === 0
