import type { CompiledQuery, Insertable } from 'kysely'
import { createGrouped } from '../store/grouped.ts'
import type { Schema } from '../store/schema.ts'
import type { Store } from '../store/store.ts'
import type { DocumentRow, SealedRows } from './sealed-rows.ts'

export type Claim = Insertable<Schema['documentWriter']>

/** SQLite binds at most 32,766 values in a statement; a row takes four. */
const rowsAtOnce = 4000

/** Adds rows to documents, and whose an id is. What comes in one round of the event loop shares a statement, and so a commit. */
export function createAdding(store: Store, sealed: SealedRows, onProblem: (error: unknown) => void) {
  const insert = createInsert(store)
  const addRows = createGrouped<readonly DocumentRow[], { lastSeq: number }>(
    rowsAtOnce,
    async groups => {
      const last = lastSeqsOf(await insert(await sealed.rows(groups.flat())))
      return groups.map(([first]) => ({ lastSeq: last.get(first?.document ?? '') ?? 0 }))
    },
    rows => rows.length,
  )
  const addClaim = createGrouped<Claim, Claim>(rowsAtOnce, async claims => {
    await addOwners(store, claims)
    return claims
  })

  return {
    /** Resolves with the last number of the rows, all of one document, when they are committed, in the order of the calls; rejects when none of them is. */
    append: async (rows: readonly DocumentRow[]): Promise<number> => (await addRows(rows)).lastSeq,
    /** Notes whose an id is, soon. */
    claim: (claim: Claim): void => void addClaim(claim).catch(onProblem),
    /** Resolves when nothing is on its way. */
    settled: async (): Promise<void> => void (await Promise.all([addRows.settled(), addClaim.settled()])),
  }
}

/** Notes whose ids these are; who had one before keeps it. */
export async function addOwners(store: Store, owners: readonly Claim[]): Promise<void> {
  for (let from = 0; from < owners.length; from += rowsAtOnce)
    await store
      .insertInto('documentWriter')
      .values(owners.slice(from, from + rowsAtOnce))
      .onConflict(conflict => conflict.doNothing())
      .execute()
}

function lastSeqsOf(written: readonly Written[]): Map<string, number> {
  const last = new Map<string, number>()
  for (const { document, seq } of written) if (seq > (last.get(document) ?? 0)) last.set(document, seq)
  return last
}

type Written = { document: string; seq: number }

/** Inserts rows. That of a single one, as nearly all are, is put into SQL once: doing so takes longer than SQLite does. */
function createInsert(store: Store) {
  const queryOf = (rows: readonly DocumentRow[]) =>
    store.insertInto('documentUpdate').values(rows).returning(['document', 'seq'])
  let ofOne: CompiledQuery<Written> | null = null

  return async (rows: readonly DocumentRow[]): Promise<readonly Written[]> => {
    const [row] = rows
    if (!row || rows.length > 1) return queryOf(rows).execute()
    // The query's values stand in the order in which their names do here.
    const { document, personId, atMs, content } = row
    ofOne ??= queryOf([{ document, personId, atMs, content }]).compile()
    return (await store.executeQuery<Written>({ ...ofOne, parameters: [document, personId, atMs, content] })).rows
  }
}
