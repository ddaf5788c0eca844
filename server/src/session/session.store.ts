import type { SessionId } from '@samsyn/shared'
import type { Schema } from '../store/schema.ts'
import type { Store } from '../store/store.ts'

/** The SQL of sessions and of the links that begin one. */
export function createSessionStore(store: Store) {
  return {
    insert: (row: Schema['session']) => store.insertInto('session').values(row).execute(),
    live: (id: SessionId, nowMs: number) =>
      store
        .selectFrom('session')
        .selectAll()
        .where('id', '=', id)
        .where('revokedMs', 'is', null)
        .where('expiresMs', '>', nowMs)
        .executeTakeFirst(),
    seen: (id: SessionId, seenMs: number) =>
      store.updateTable('session').set({ seenMs }).where('id', '=', id).execute(),
    revoke: (id: SessionId, revokedMs: number) =>
      store.updateTable('session').set({ revokedMs }).where('id', '=', id).where('revokedMs', 'is', null).execute(),
  }
}

/** The SQL of links; using one is a single statement, so that two at once cannot both succeed. */
export function createLinkStore(store: Store) {
  return {
    insert: (row: Omit<Schema['signInLink'], 'usedMs'>) =>
      store
        .insertInto('signInLink')
        .values({ ...row, usedMs: null })
        .execute(),
    use: (tokenHash: string, purpose: string, nowMs: number) =>
      store
        .updateTable('signInLink')
        .set({ usedMs: nowMs })
        .where('tokenHash', '=', tokenHash)
        .where('purpose', '=', purpose)
        .where('usedMs', 'is', null)
        .where('expiresMs', '>', nowMs)
        .returning('personId')
        .executeTakeFirst(),
  }
}
