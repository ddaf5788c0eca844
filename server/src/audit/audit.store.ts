import type { Store } from '../store/store.ts'
import { type AuditRow, type Chain, type Head, noHead } from './chain.ts'

export type Draft = Omit<AuditRow, 'seq' | 'mac'>

/**
 * Adds rows to the end of the chain, within a transaction. Taking the head first makes all who add wait for each other, other
 * processes too.
 */
export async function addTo(transaction: Store, chain: Chain, drafts: readonly Draft[]): Promise<Head> {
  const head = (await takeHead(transaction)) ?? (await findHead(transaction))
  if (drafts.length === 0) return head
  const rows = chained(chain, head, drafts)
  const { seq, mac } = rows.at(-1) ?? head
  await transaction.insertInto('auditEvent').values(rows).execute()
  await transaction.updateTable('auditHead').set({ seq, mac }).where('id', '=', 1).execute()
  return { seq, mac }
}

const takeHead = (transaction: Store): Promise<Head | undefined> =>
  transaction
    .updateTable('auditHead')
    .set(({ ref }) => ({ seq: ref('seq') }))
    .where('id', '=', 1)
    .returning(['seq', 'mac'])
    .executeTakeFirst()

/** A head that somebody has taken away shall keep nobody from withdrawing a consent. */
async function findHead(transaction: Store): Promise<Head> {
  const last = transaction.selectFrom('auditEvent').select(['seq', 'mac']).orderBy('seq', 'desc').limit(1)
  const head = (await last.executeTakeFirst()) ?? noHead
  await transaction
    .insertInto('auditHead')
    .values({ id: 1, ...head })
    .execute()
  return head
}

function chained(chain: Chain, { seq, mac }: Head, drafts: readonly Draft[]): AuditRow[] {
  let before = mac
  return drafts.map((draft, index) => {
    const row = { ...draft, seq: seq + 1 + index }
    before = chain.macOf(before, row)
    return { ...row, mac: before }
  })
}

export const headOf = (store: Store): Promise<Head | undefined> =>
  store.selectFrom('auditHead').select(['seq', 'mac']).where('id', '=', 1).executeTakeFirst()

/** What follows a number, in order, as far as a page goes. */
export const auditPage = (store: Store, afterSeq: number, rows = 1000): Promise<AuditRow[]> =>
  store.selectFrom('auditEvent').selectAll().where('seq', '>', afterSeq).orderBy('seq').limit(rows).execute()

/** The number before the first row of a time. */
export async function seqBefore(store: Store, sinceMs: number): Promise<number> {
  const row = await store
    .selectFrom('auditEvent')
    .select(({ fn }) => fn.min('seq').as('seq'))
    .where('atMs', '>=', sinceMs)
    .executeTakeFirst()
  return row?.seq ? row.seq - 1 : Number.MAX_SAFE_INTEGER
}
