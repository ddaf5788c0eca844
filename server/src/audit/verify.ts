import type { KeyObject } from 'node:crypto'
import type { Store } from '../store/store.ts'
import { type Anchor, readAnchor } from './anchor.ts'
import { auditPage, headOf } from './audit.store.ts'
import { type AuditRow, type Chain, createChain, type Head, noHead } from './chain.ts'

type Verified = { problems: string[]; events: number; accessesBefore: number }

const pageRows = 1000

/** Goes through the whole security record and says where it is not what was written. */
export async function verifyAudit(store: Store, dataDir: string, key: KeyObject): Promise<Verified> {
  const chain = createChain(key)
  // Read first: the chain may grow while it is gone through.
  const anchor = await readAnchor(dataDir, chain)
  const { problems, head, accessesBefore } = await walk(store, chain, anchor)
  const wrong = [...problems, ...(await checkEnd(store, head)), ...checkAnchor(anchor, head)]
  return {
    problems: [
      ...wrong.map(what => `the security record: ${what}`),
      ...(await checkAccess(store, chain, accessesBefore)),
    ],
    ...{ events: head.seq, accessesBefore },
  }
}

type Walked = { problems: string[]; head: Head; accessesBefore: number }

/** Follows the chain from its beginning for as long as each row follows from the one before. */
async function walk(store: Store, chain: Chain, anchor: Anchor): Promise<Walked> {
  const walked: Walked = { problems: [], head: noHead, accessesBefore: 0 }
  for (;;) {
    const rows = await auditPage(store, walked.head.seq, pageRows)
    for (const row of rows) {
      const { head } = walked
      const follows = row.seq === head.seq + 1 && row.mac === chain.macOf(head.mac, row)
      if (!follows) walked.problems.push(`what stands after row ${head.seq} is not what was written`)
      if (!follows) return walked
      take(walked, row, anchor)
    }
    if (rows.length < pageRows) return walked
  }
}

function take(walked: Walked, row: AuditRow, anchor: Anchor) {
  walked.head = { seq: row.seq, mac: row.mac }
  if (row.seq === 1 && row.kind === 'began') walked.accessesBefore = row.accessSeq ?? 0
  if (row.kind === 'began' && row.outcome === 'failed')
    walked.problems.push(`before row ${row.seq} it was cut off (${row.detail})`)
  if (anchor !== null && anchor !== 'damaged' && anchor.seq === row.seq && anchor.mac !== row.mac)
    walked.problems.push(`row ${row.seq} is not the one that audit.anchor names`)
}

async function checkEnd(store: Store, { seq, mac }: Head): Promise<string[]> {
  const end = await headOf(store)
  // Where rows have come meanwhile the end is another, and a later check goes through them.
  if (end && end.seq > seq && (await auditPage(store, seq, 1)).length > 0) return []
  return end?.seq === seq && end.mac === mac ? [] : [`its end, after row ${seq}, is not what was written`]
}

function checkAnchor(anchor: Anchor, { seq }: Head): string[] {
  if (anchor === 'damaged') return ['audit.anchor is not what was written']
  if (anchor === null) return seq > 1 ? ['audit.anchor is missing'] : []
  return anchor.seq > seq ? [`it ends with row ${seq}, and had come to ${anchor.seq}`] : []
}

/** Compares what was shown of films with what the record vouches for. A row and its voucher are read in one statement. */
async function checkAccess(store: Store, chain: Chain, begunSeq: number): Promise<string[]> {
  const problems = (await missingAccesses(store)).map(seq => `the record of viewings: row ${seq} is missing`)
  for (let afterSeq = begunSeq; ; ) {
    const rows = await vouchedPage(store, afterSeq)
    for (const { vouched, ...row } of rows) {
      if (vouched === null) problems.push(`the record of viewings: row ${row.seq} was not written by Samsyn`)
      else if (vouched !== chain.accessMac(row))
        problems.push(`the record of viewings: row ${row.seq} is not what was written`)
    }
    if (rows.length < pageRows) return problems
    afterSeq = rows.at(-1)?.seq ?? afterSeq
  }
}

const vouchedPage = (store: Store, afterSeq: number) =>
  store
    .selectFrom('access')
    .selectAll()
    .select(({ selectFrom, ref }) =>
      selectFrom('auditEvent')
        .select('detail')
        .whereRef('accessSeq', '=', ref('access.seq'))
        .where('kind', '!=', 'began')
        .orderBy('auditEvent.seq', 'desc')
        .limit(1)
        .as('vouched'),
    )
    .where('seq', '>', afterSeq)
    .orderBy('seq')
    .limit(pageRows)
    .execute()

async function missingAccesses(store: Store): Promise<(number | null)[]> {
  const rows = await store
    .selectFrom('auditEvent')
    .select('accessSeq')
    .distinct()
    .where('kind', '!=', 'began')
    .where('accessSeq', 'is not', null)
    .where(({ not, exists, selectFrom, ref }) =>
      not(exists(selectFrom('access').select('access.seq').whereRef('access.seq', '=', ref('auditEvent.accessSeq')))),
    )
    .orderBy('accessSeq')
    .limit(pageRows)
    .execute()
  return rows.map(({ accessSeq }) => accessSeq)
}
