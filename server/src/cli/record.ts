import type { AuditEvent } from '@samsyn/shared'
import { auditPage, seqBefore } from '../audit/audit.store.ts'
import { auditKey, openAudit } from '../audit/audit.ts'
import type { AuditRow } from '../audit/chain.ts'
import { now } from '../clock.ts'
import type { Store } from '../store/store.ts'
import type { Data } from './data.ts'
import { InputError } from './input.ts'

/** How a command puts what it did on the security record, beside a server that may be running. */
export async function recordIn({ store, keys }: Pick<Data, 'store' | 'keys'>, dataDir: string, restored = false) {
  const key = await keys.make(auditKey)
  return async (event: AuditEvent): Promise<void> => {
    const failures: unknown[] = []
    const audit = await openAudit({ store, dataDir, key, now, restored, failed: error => failures.push(error) })
    await audit.note(event)
    await audit.close()
    if (failures.length > 0) throw failures[0]
  }
}

/** The security record from a day or moment on, a line of tab-separated fields each; every one of it without `since`. */
export async function record(store: Store, since: string | undefined): Promise<string> {
  const fromMs = since === undefined ? 0 : Date.parse(since)
  if (Number.isNaN(fromMs))
    throw new InputError('--since must be a day or a moment, as 2026-12-01 or 2026-12-01T08:00Z.')
  const lines = [heading]
  for (let seq = await seqBefore(store, fromMs); ; ) {
    const rows = await auditPage(store, seq)
    lines.push(...rows.map(lineOf))
    const last = rows.at(-1)
    if (!last) return lines.join('\n')
    seq = last.seq
  }
}

const heading = [
  'row',
  'time',
  'what',
  'outcome',
  'by',
  'about',
  'session',
  'address',
  'detail',
  'times',
  'until',
].join('\t')

function lineOf(row: AuditRow): string {
  const { seq, kind, outcome, actorId, subjectId, sessionId, address, detail, count } = row
  const ofView = row.accessSeq === null ? detail : `access ${row.accessSeq}`
  const fields = [seq, timeOf(row.atMs), kind, outcome, actorId, subjectId, sessionId, address, ofView, count]
  return [...fields, row.untilMs === null ? null : timeOf(row.untilMs)].map(field => field ?? '-').join('\t')
}

const timeOf = (ms: number) => new Date(ms).toISOString()
