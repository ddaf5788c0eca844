import * as Y from 'yjs'

/** A Yjs document of these updates and of nothing else. Throws when some of them cannot be read or placed. */
export function wholeDoc(updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc()
  // Yjs tidies formatting after remote changes; here that would be writing that no row holds. Clients tidy and send it.
  doc.on('afterTransaction', transaction => {
    transaction._needFormattingCleanup = false
  })
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update)
  })
  if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null) throw new Error('cannot be placed')
  return doc
}
