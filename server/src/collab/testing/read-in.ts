import { type DocumentName, wholeDoc } from '@samsyn/shared'
import type * as Y from 'yjs'
import type { Documents } from '../documents.ts'

/** What `use` reads in a document as it is committed. */
export async function readIn<T>(
  documents: Pick<Documents, 'whole'>,
  document: DocumentName,
  use: (doc: Y.Doc) => T,
): Promise<T> {
  return use(wholeDoc([await documents.whole(document)]))
}
