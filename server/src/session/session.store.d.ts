import type { SessionId } from '@samsyn/shared'
import type { Schema } from '../store/schema.ts'
import type { Store } from '../store/store.ts'
/** The SQL of sessions and of the links that begin one. */
export declare function createSessionStore(store: Store): {
  insert: (row: Schema['session']) => Promise<import('kysely').InsertResult[]>
  live: (
    id: SessionId,
    nowMs: number,
  ) => Promise<
    | {
        createdMs: number
        expiresMs: number
        id: string
        personId: string
        revokedMs: number | null
        seenMs: number
      }
    | undefined
  >
  seen: (id: SessionId, seenMs: number) => Promise<import('kysely').UpdateResult[]>
  revoke: (id: SessionId, revokedMs: number) => Promise<import('kysely').UpdateResult[]>
}
/** The SQL of links; using one is a single statement, so that two at once cannot both succeed. */
export declare function createLinkStore(store: Store): {
  insert: (row: Omit<Schema['signInLink'], 'usedMs'>) => Promise<import('kysely').InsertResult[]>
  use: (
    tokenHash: string,
    purpose: string,
    nowMs: number,
  ) => Promise<
    | {
        personId: string
      }
    | undefined
  >
}
