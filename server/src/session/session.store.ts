import type { PersonId, SessionId } from '@samsyn/shared'
import type { Insertable } from 'kysely'
import type { Schema } from '../store/schema.ts'
import type { Store } from '../store/store.ts'

/** The SQL of sessions. */
export function createSessionStore(store: Store) {
  const live = (nowMs: number) =>
    store.selectFrom('session').selectAll().where('revokedMs', 'is', null).where('expiresMs', '>', nowMs)
  return {
    insert: (row: Insertable<Schema['session']>) => store.insertInto('session').values(row).execute(),
    live: (id: SessionId, nowMs: number) => live(nowMs).where('id', '=', id).executeTakeFirst(),
    liveOf: (personId: PersonId, nowMs: number, seenSinceMs: number) =>
      live(nowMs)
        .where('personId', '=', personId)
        .where('seenMs', '>=', seenSinceMs)
        .orderBy('seenMs', 'desc')
        .execute(),
    seen: (id: SessionId, seenMs: number) =>
      store.updateTable('session').set({ seenMs }).where('id', '=', id).execute(),
    lock: (id: SessionId, lockedMs: number) =>
      store.updateTable('session').set({ lockedMs }).where('id', '=', id).where('lockedMs', 'is', null).execute(),
    unlock: (id: SessionId, seenMs: number) =>
      store.updateTable('session').set({ lockedMs: null, seenMs }).where('id', '=', id).execute(),
    revoke: (id: SessionId, revokedMs: number) =>
      store.updateTable('session').set({ revokedMs }).where('id', '=', id).where('revokedMs', 'is', null).execute(),
  }
}

/** The SQL of links; using one is a single statement, so that two at once cannot both succeed. */
export function createLinkStore(store: Store) {
  return {
    /** Puts a link in place of the earlier ones that were for the same; a link that signs in stands beside them. */
    insert: (row: Omit<Schema['signInLink'], 'usedMs'>) =>
      store.transaction().execute(async change => {
        if (row.purpose === 'invitation') {
          await change
            .deleteFrom('signInLink')
            .where('personId', '=', row.personId)
            .where('purpose', '=', 'invitation')
            .execute()
        }
        await change
          .insertInto('signInLink')
          .values({ ...row, usedMs: null })
          .execute()
      }),
    of: (tokenHash: string, purpose: string, nowMs: number) =>
      store
        .selectFrom('signInLink')
        .select('personId')
        .where('tokenHash', '=', tokenHash)
        .where('purpose', '=', purpose)
        .where('usedMs', 'is', null)
        .where('expiresMs', '>', nowMs)
        .executeTakeFirst(),
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
