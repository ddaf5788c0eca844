import type { Insertable } from 'kysely'
import type { Schema } from '../store/schema.ts'
import { sealedIn, sealersOf } from '../store/seals.ts'
import { type Store, sealsOf } from '../store/store.ts'
import { BadUpdateError } from './struct-reader.ts'

export type DocumentRow = Insertable<Schema['documentUpdate']>
export type SnapshotRow = Insertable<Schema['documentSnapshot']>
export type Snapshot = { throughSeq: number; content: Uint8Array; outline: Uint8Array | null }

/** How what people wrote lies in the rows of documents: sealed, each with the key of its document. */
export function createSealedRows(store: Store) {
  const seals = sealsOf(store)
  const folderOf = sealedIn.document
  const sealerOf = (document: string) => seals.sealer(folderOf(document))

  function opened(document: string, sealed: Uint8Array): Uint8Array {
    const bytes = seals.open(folderOf(document), sealed)
    if (!bytes) throw new BadUpdateError('what was written cannot be opened')
    // A view into a pool that others write into must not be kept as if it were one's own.
    return new Uint8Array(bytes)
  }

  return {
    /** Rows as they are stored. */
    async rows(rows: readonly DocumentRow[]): Promise<DocumentRow[]> {
      const folders = rows.map(({ document }) => folderOf(document))
      const sealers = await sealersOf(seals, folders)
      return rows.map((row, index) => {
        const sealer = sealers.get(folders[index] ?? '')
        if (!sealer) throw new Error('nothing seals this document')
        return { ...row, content: sealer.bytes(row.content) }
      })
    },
    async snapshot(row: SnapshotRow): Promise<SnapshotRow> {
      const sealer = await sealerOf(row.document)
      return { ...row, content: sealer.bytes(row.content), outline: row.outline ? sealer.bytes(row.outline) : null }
    },
    /** What was sealed. Throws a BadUpdateError when it cannot be opened: it is never taken for nothing. */
    opened,
    openedSnapshot(document: string, row: Snapshot | undefined): Snapshot | undefined {
      if (!row) return undefined
      const outline = row.outline && opened(document, row.outline)
      return { ...row, content: opened(document, row.content), outline }
    },
    /** Another key from now on; answers how to destroy the former. */
    renewKey: (document: string) => seals.renew(folderOf(document)),
    /** How many keys a document has: more than one when a renewal was cut off. */
    countKeys: (document: string) => seals.count(folderOf(document)),
    destroyKey: (document: string) => seals.destroy(folderOf(document)),
  }
}

export type SealedRows = ReturnType<typeof createSealedRows>
