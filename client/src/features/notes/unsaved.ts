import type { Doc, Transaction } from 'yjs'
import type { OpenDoc } from '../../net/docs.ts'

/** Knows whether something written here is not on the server's disk yet. */
export function createUnsaved({ doc, saving }: Pick<OpenDoc, 'doc' | 'saving'>) {
  let unsaved = saving.get() === 'saving'
  const wrote = (_update: Uint8Array, _origin: unknown, _doc: Doc, transaction: Transaction) => {
    if (transaction.local) unsaved = true
  }
  const stop = saving.subscribe(() => {
    if (saving.get() === 'saved') unsaved = false
  })
  doc.on('update', wrote)
  return {
    is: () => unsaved,
    close() {
      doc.off('update', wrote)
      stop()
    },
  }
}
