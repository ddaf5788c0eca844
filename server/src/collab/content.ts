import * as Y from 'yjs'
import { BadUpdateError, fits } from './update.ts'

/**
 * What is written in a document, exactly as its rows say. Throws a BadUpdateError if a row is torn, missing or of
 * another kind: a document that cannot be read is never taken for an empty one.
 */
export function createContent(rows: readonly Uint8Array[]) {
  const doc = new Y.Doc()
  // Yjs tidies formatting after remote changes; here that would be writing that no row holds. Clients tidy and send it.
  doc.on('afterTransaction', transaction => {
    transaction._needFormattingCleanup = false
  })
  const known = (client: number) => Y.getState(doc.store, client)
  const settled = () => doc.store.pendingStructs === null && doc.store.pendingDs === null

  doc.transact(() => {
    for (const row of rows) {
      if (!fits(row, known)) throw new BadUpdateError('a row is missing')
      Y.applyUpdate(doc, row)
    }
  })
  if (!settled()) throw new BadUpdateError('a row cannot be placed')
  let bytes = rows.reduce((sum, row) => sum + row.length, 0)

  return {
    /** How much has been written in all, as rows. */
    bytes: () => bytes,
    fits: (update: Uint8Array) => fits(update, known),
    /**
     * Applies an update that fits and returns what it changed, as an update; null when all of it was known. After a
     * throw this content is spoilt and must be made anew.
     */
    apply(update: Uint8Array): Uint8Array | null {
      const changes: Uint8Array[] = []
      const note = (change: Uint8Array) => void changes.push(change)
      doc.on('update', note)
      try {
        Y.applyUpdate(doc, update)
      } catch (cause) {
        throw new BadUpdateError('cannot be applied', { cause })
      } finally {
        doc.off('update', note)
      }
      if (!settled()) throw new BadUpdateError('cannot be placed')
      const [change] = changes
      bytes += change?.length ?? 0
      return change ?? null
    },
    stateVector: () => Y.encodeStateVector(doc),
    /** All that somebody with this state vector does not have yet. */
    since: (stateVector: Uint8Array) => Y.encodeStateAsUpdate(doc, stateVector),
    read: <T>(use: (doc: Y.Doc) => T): T => use(doc),
    discard: () => doc.destroy(),
  }
}

export type Content = ReturnType<typeof createContent>
