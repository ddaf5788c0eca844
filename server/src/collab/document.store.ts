import type { PersonId } from '@samsyn/shared'
import type { Store } from '../store/store.ts'
import { addOwners, createAdding } from './adding.ts'
import { pages } from './row-pages.ts'
import { createSealedRows, type Snapshot, type SnapshotRow } from './sealed-rows.ts'
import type { Writing } from './versions.ts'

export type StoredRow = { seq: number; personId: PersonId; content: Uint8Array }
export type Owner = { client: number; personId: PersonId }

/** The SQL of documents: rows that are only ever added, and snapshots of what they come to beside them. */
export function createDocumentStore(store: Store, onProblem: (error: unknown) => void) {
  const sealed = createSealedRows(store)
  const adding = createAdding(store, sealed, onProblem)

  const rowsOf = (document: string, afterSeq: number, most: number) =>
    store
      .selectFrom('documentUpdate')
      .where('document', '=', document)
      .where('seq', '>', afterSeq)
      .orderBy('seq')
      .limit(most)

  return {
    /** The rows of a document after one and up to another, oldest first, a page at a time. */
    rows: (document: string, afterSeq = 0, throughSeq = Number.MAX_SAFE_INTEGER) =>
      pages<StoredRow>(afterSeq, async (after, most) => {
        const page = await rowsOf(document, after, most)
          .where('seq', '<=', throughSeq)
          .select(['seq', 'personId', 'content'])
          .$narrowType<{ personId: PersonId }>()
          .execute()
        return page.map(row => ({ ...row, content: sealed.opened(document, row.content) }))
      }),
    /** Who wrote each row and when, a page at a time. */
    writings: (document: string) =>
      pages<Writing>(0, (after, most) =>
        rowsOf(document, after, most)
          .select(['seq', 'personId', 'atMs'])
          .$narrowType<{ personId: PersonId }>()
          .execute(),
      ),
    /** How many rows there are after one and up to another. */
    async countRows(document: string, afterSeq: number, throughSeq: number): Promise<number> {
      const row = await store
        .selectFrom('documentUpdate')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .where('document', '=', document)
        .where('seq', '>', afterSeq)
        .where('seq', '<=', throughSeq)
        .executeTakeFirstOrThrow()
      return Number(row.count)
    },
    async lastSeq(document: string): Promise<number> {
      const row = await store
        .selectFrom('documentUpdate')
        .select('seq')
        .where('document', '=', document)
        .orderBy('seq', 'desc')
        .limit(1)
        .executeTakeFirst()
      return row?.seq ?? 0
    },
    /** The newest snapshot that holds nothing after `throughSeq`. */
    async snapshot(document: string, throughSeq = Number.MAX_SAFE_INTEGER): Promise<Snapshot | undefined> {
      const newest = await store
        .selectFrom('documentSnapshot')
        .select(['throughSeq', 'content', 'outline'])
        .where('document', '=', document)
        .where('throughSeq', '<=', throughSeq)
        .orderBy('throughSeq', 'desc')
        .limit(1)
        .executeTakeFirst()
      return sealed.openedSnapshot(document, newest)
    },
    append: adding.append,
    /** Whose the ids are that a document is written under, as far as no row since its snapshot says it. */
    owners: (document: string): Promise<Owner[]> =>
      store
        .selectFrom('documentWriter')
        .select(['client', 'personId'])
        .where('document', '=', document)
        .$narrowType<Owner>()
        .execute(),
    claim: adding.claim,
    settled: adding.settled,
    /** Puts a snapshot in the place of older ones, unless the document has been erased meanwhile. */
    async saveSnapshot(snapshot: SnapshotRow, owners: readonly Owner[]): Promise<void> {
      const { document, throughSeq, atMs } = snapshot
      const row = await sealed.snapshot(snapshot)
      await store.transaction().execute(async transaction => {
        const erased = transaction.selectFrom('documentErased').select('atMs').where('document', '=', document)
        if (await erased.executeTakeFirst()) return
        // In this order the new one takes the room of the old, and half as much is written.
        await transaction
          .deleteFrom('documentSnapshot')
          .where('document', '=', document)
          .where('throughSeq', '<=', throughSeq)
          .execute()
        await transaction.insertInto('documentSnapshot').values(row).execute()
        await addOwners(transaction, claimsOf(document, atMs, owners))
      })
    },
    /**
     * A snapshot in the place of all that a document has said, with whose its ids are. It is sealed with a new key, and the
     * former is destroyed: what was said before is noise wherever it still lies. After a cut, to be done again.
     */
    async replace(snapshot: SnapshotRow, owners: readonly Owner[]): Promise<void> {
      const { document, atMs } = snapshot
      const destroyFormer = await sealed.renewKey(document)
      const row = await sealed.snapshot(snapshot)
      await store.transaction().execute(async transaction => {
        await transaction.deleteFrom('documentUpdate').where('document', '=', document).execute()
        await transaction.deleteFrom('documentSnapshot').where('document', '=', document).execute()
        await transaction.insertInto('documentSnapshot').values(row).execute()
        await addOwners(transaction, claimsOf(document, atMs, owners))
      })
      await destroyFormer()
    },
    /** Whether a replacing was cut off before the former key was destroyed. */
    isHalfReplaced: (document: string): boolean => sealed.countKeys(document) > 1,
    /** Takes everything of a document away, its key first, and notes that it is gone for good. */
    async erase(document: string, atMs: number): Promise<void> {
      await sealed.destroyKey(document)
      await store.transaction().execute(async transaction => {
        await transaction
          .insertInto('documentErased')
          .values({ document, atMs })
          .onConflict(conflict => conflict.doNothing())
          .execute()
        await transaction.deleteFrom('documentUpdate').where('document', '=', document).execute()
        await transaction.deleteFrom('documentSnapshot').where('document', '=', document).execute()
        await transaction.deleteFrom('documentWriter').where('document', '=', document).execute()
      })
    },
    async isErased(document: string): Promise<boolean> {
      const query = store.selectFrom('documentErased').select('atMs').where('document', '=', document)
      return (await query.executeTakeFirst()) !== undefined
    },
  }
}

export type DocumentStore = ReturnType<typeof createDocumentStore>

const claimsOf = (document: string, sinceMs: number, owners: readonly Owner[]) =>
  owners.map(owner => ({ document, ...owner, sinceMs }))
