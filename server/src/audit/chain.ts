import { createHmac, type KeyObject } from 'node:crypto'
import type { Selectable } from 'kysely'
import type { Schema } from '../store/schema.ts'

export type AuditRow = Selectable<Schema['auditEvent']>
export type AccessRow = Selectable<Schema['access']>
export type Head = { seq: number; mac: string }

/** Where every chain begins. */
export const noHead: Head = { seq: 0, mac: '' }

/** What vouches for rows: nobody without the key can make it. */
export type Chain = ReturnType<typeof createChain>

export function createChain(key: KeyObject) {
  const hmac = (about: string, ...parts: readonly unknown[]) =>
    createHmac('sha256', key)
      .update(JSON.stringify([about, ...parts]))
      .digest('base64url')

  return {
    /** Vouches for a row and, by the one before it, for every row before that. */
    macOf: (before: string, row: Omit<AuditRow, 'mac'>): string => hmac('event', before, canonical(row)),
    /** Vouches for a row of `access` as it stands. */
    accessMac: (row: AccessRow): string =>
      hmac('access', [
        ...[row.seq, row.recordingId, row.personId, row.sessionId, row.stream, row.range],
        ...[row.atMs, row.purpose, row.untilMs],
      ]),
    /** By which the same address is known again, and no address is found. */
    addressMac: (address: string): string => hmac('address', address).slice(0, 22),
    anchorMac: ({ seq, mac }: Head): string => hmac('anchor', seq, mac),
  }
}

const canonical = (row: Omit<AuditRow, 'mac'>) => [
  ...[row.seq, row.atMs, row.kind, row.outcome, row.actorId, row.subjectId, row.sessionId],
  ...[row.address, row.detail, row.count, row.untilMs, row.accessSeq],
]
