import { setImmediate as nextRound } from 'node:timers/promises'
import type { PersonId } from '@samsyn/shared'
import type { Insertable } from 'kysely'
import type { Schema } from '../store/schema.ts'
import { type Sealer, sealedIn } from '../store/seals.ts'
import { type Store, sealsOf } from '../store/store.ts'
import { BadUpdateError } from './struct-reader.ts'
import type { Writing } from './versions.ts'

export type DocumentRow = Insertable<Schema['documentUpdate']>
export type StoredRow = { seq: number; personId: PersonId; content: Uint8Array }
export type Snapshot = { throughSeq: number; content: Uint8Array; outline: Uint8Array | null }
export type Owner = { client: number; personId: PersonId }

type Claim = Insertable<Schema['documentWriter']>
type Waiting = { rows: readonly DocumentRow[]; done: (lastSeq: number) => void; failed: (cause: unknown) => void }

/** SQLite binds at most 32,766 values in a statement; a row takes four. */
const rowsAtOnce = 4000
/** Reading does not hold up everybody else for longer than a page takes: it begins with few rows, and goes on with more while they are short. */
const rowsOfAPage = { least: 16, most: 250 }
const bytesOfAPage = 256 * 1024

/** The SQL of documents: rows that are only ever added, and snapshots of what they come to beside them. */
export function createDocumentStore(store: Store, onProblem: (error: unknown) => void) {
  const seals = sealsOf(store)
  const waiting: Waiting[] = []
  const claims: Claim[] = []
  let writing: Promise<void> | null = null

  /** Rows as they are stored: what people wrote is sealed with the key of its document. */
  async function sealedRows(rows: readonly DocumentRow[]): Promise<DocumentRow[]> {
    const names = [...new Set(rows.map(({ document }) => document))]
    const sealers = await Promise.all(names.map(name => seals.sealer(sealedIn.document(name))))
    const of = new Map(names.map((name, index) => [name, sealers[index]]))
    return rows.map(row => ({ ...row, content: of.get(row.document)?.bytes(row.content) ?? Buffer.alloc(0) }))
  }

  /** What was sealed. Throws a BadUpdateError when it cannot be opened: it is never taken for nothing. */
  function opened(document: string, sealed: Uint8Array): Uint8Array {
    const bytes = seals.open(sealedIn.document(document), sealed)
    if (!bytes) throw new BadUpdateError('what was written cannot be opened')
    // A view into a pool that others write into must not be kept as if it were one's own.
    return new Uint8Array(bytes)
  }

  function openedSnapshot(document: string, row: Snapshot | undefined): Snapshot | undefined {
    if (!row) return undefined
    const outline = row.outline && opened(document, row.outline)
    return { ...row, content: opened(document, row.content), outline }
  }

  /** One statement, and so one commit, for everybody who came in this round of the event loop. */
  async function write() {
    while (waiting.length > 0 || claims.length > 0) {
      await nextRound()
      await writeClaims().catch(onProblem)
      if (waiting.length === 0) continue
      const group = takeGroup(waiting)
      try {
        const written = await store
          .insertInto('documentUpdate')
          .values(await sealedRows(group.flatMap(({ rows }) => rows)))
          .returning(['document', 'seq'])
          .execute()
        const lastSeqs = lastSeqsOf(written)
        for (const { rows, done } of group) done(lastSeqs.get(rows[0]?.document ?? '') ?? 0)
      } catch (cause) {
        for (const { failed } of group) failed(cause)
      }
    }
  }

  async function writeClaims() {
    const values = claims.splice(0, rowsAtOnce)
    if (values.length === 0) return
    await store
      .insertInto('documentWriter')
      .values(values)
      .onConflict(conflict => conflict.doNothing())
      .execute()
  }

  function wake() {
    writing ??= write()
      .catch(onProblem)
      .finally(() => {
        writing = null
      })
  }

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
        return page.map(row => ({ ...row, content: opened(document, row.content) }))
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
      return openedSnapshot(document, newest)
    },
    /** Resolves with the last number of the rows, all of one document, when they are committed, in the order of the calls; rejects when none of them is. */
    append(rows: readonly DocumentRow[]): Promise<number> {
      return new Promise((done, failed) => {
        waiting.push({ rows, done, failed })
        wake()
      })
    },
    /** Whose the ids are that a document is written under, as far as no row since its snapshot says it. */
    owners: (document: string): Promise<Owner[]> =>
      store
        .selectFrom('documentWriter')
        .select(['client', 'personId'])
        .where('document', '=', document)
        .$narrowType<Owner>()
        .execute(),
    /** Notes whose an id is, soon. */
    claim(claim: Claim) {
      claims.push(claim)
      wake()
    },
    /** Resolves when nothing is on its way. */
    async settled(): Promise<void> {
      while (writing !== null) await writing
    },
    /** Puts a snapshot in the place of older ones, unless the document has been erased meanwhile. */
    async saveSnapshot(snapshot: Insertable<Schema['documentSnapshot']>, owners: readonly Owner[]): Promise<void> {
      const { document, throughSeq, atMs } = snapshot
      const row = sealedSnapshot(snapshot, await seals.sealer(sealedIn.document(document)))
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
        await noteOwners(transaction, document, atMs, owners)
      })
    },
    /**
     * A snapshot in the place of all that a document has said, with whose its ids are. It is sealed with a new key, and the
     * former is destroyed: what was said before is noise wherever it still lies. After a cut, to be done again.
     */
    async replace(snapshot: Insertable<Schema['documentSnapshot']>, owners: readonly Owner[]): Promise<void> {
      const { document, atMs } = snapshot
      const destroyFormer = await seals.renew(sealedIn.document(document))
      const row = sealedSnapshot(snapshot, await seals.sealer(sealedIn.document(document)))
      await store.transaction().execute(async transaction => {
        await transaction.deleteFrom('documentUpdate').where('document', '=', document).execute()
        await transaction.deleteFrom('documentSnapshot').where('document', '=', document).execute()
        await transaction.insertInto('documentSnapshot').values(row).execute()
        await noteOwners(transaction, document, atMs, owners)
      })
      await destroyFormer()
    },
    /** Whether a replacing was cut off before the former key was destroyed. */
    isHalfReplaced: (document: string): boolean => seals.count(sealedIn.document(document)) > 1,
    /** Takes everything of a document away, its key first, and notes that it is gone for good. */
    async erase(document: string, atMs: number): Promise<void> {
      await seals.destroy(sealedIn.document(document))
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

function sealedSnapshot(row: Insertable<Schema['documentSnapshot']>, sealer: Sealer) {
  return { ...row, content: sealer.bytes(row.content), outline: row.outline ? sealer.bytes(row.outline) : null }
}

async function noteOwners(store: Store, document: string, sinceMs: number, owners: readonly Owner[]) {
  for (let from = 0; from < owners.length; from += rowsAtOnce)
    await store
      .insertInto('documentWriter')
      .values(owners.slice(from, from + rowsAtOnce).map(owner => ({ document, ...owner, sinceMs })))
      .onConflict(conflict => conflict.doNothing())
      .execute()
}

type Paged = { seq: number; content?: Uint8Array }

async function* pages<Row extends Paged>(afterSeq: number, read: (after: number, most: number) => Promise<Row[]>) {
  let most = rowsOfAPage.least
  for (let after = afterSeq; ; ) {
    const page = await read(after, most)
    yield page
    if (page.length < most) return
    after = page.at(-1)?.seq ?? after
    const bytes = page.reduce((sum, { content }) => sum + (content?.length ?? 0), 0)
    most = bytes > bytesOfAPage ? rowsOfAPage.least : Math.min(2 * most, rowsOfAPage.most)
    await nextRound()
  }
}

function lastSeqsOf(written: readonly { document: string; seq: number }[]): Map<string, number> {
  const last = new Map<string, number>()
  for (const { document, seq } of written) if (seq > (last.get(document) ?? 0)) last.set(document, seq)
  return last
}

function takeGroup(waiting: Waiting[]): Waiting[] {
  let count = 0
  const overfull = waiting.findIndex(({ rows }, index) => {
    count += rows.length
    return index > 0 && count > rowsAtOnce
  })
  return waiting.splice(0, overfull === -1 ? waiting.length : overfull)
}
