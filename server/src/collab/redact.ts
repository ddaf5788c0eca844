import { wholeDoc } from '@samsyn/shared'
import * as Y from 'yjs'

/**
 * A document after a change, holding nothing of what was deleted now or before. Yjs keeps the places of what was
 * deleted but not its words, so that whoever still has them is told that they are gone, and cannot bring them back.
 */
export function redacted(whole: Uint8Array, change: (doc: Y.Doc) => void): Uint8Array {
  const doc = wholeDoc([whole])
  try {
    doc.transact(() => change(doc))
    return Y.encodeStateAsUpdate(doc)
  } finally {
    doc.destroy()
  }
}
