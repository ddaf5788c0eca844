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
    enrolled: (id: SessionId, personId: PersonId, atMs: number, expiresMs: number) =>
      store.transaction().execute(async change => {
        await change
          .updateTable('session')
          .set({ enrolling: 0, expiresMs, seenMs: atMs })
          .where('id', '=', id)
          .where('revokedMs', 'is', null)
          .execute()
        const others = change.updateTable('session').set({ revokedMs: atMs }).where('personId', '=', personId)
        return idsOf(await others.where('enrolling', '=', 1).where('revokedMs', 'is', null).returning('id').execute())
      }),
    cameBy: (id: SessionId, providerSession: string) =>
      store
        .updateTable('session')
        .set({ providerSession })
        .where('id', '=', id)
        .where('method', '=', 'organisation')
        .execute(),
    revokeOfProvider: async (providerSession: string, personId: PersonId | null, revokedMs: number) =>
      idsOf(
        await store
          .updateTable('session')
          .set({ revokedMs })
          .where('revokedMs', 'is', null)
          .where('method', '=', 'organisation')
          .where(({ eb, and, or }) =>
            or([
              eb('providerSession', '=', providerSession),
              and([eb('providerSession', 'is', null), eb('personId', '=', personId ?? '')]),
            ]),
          )
          .returning('id')
          .execute(),
      ),
    revoke: (id: SessionId, revokedMs: number) =>
      store.updateTable('session').set({ revokedMs }).where('id', '=', id).where('revokedMs', 'is', null).execute(),
  }
}

const idsOf = (rows: readonly { id: string }[]) => rows.map(({ id }) => id as SessionId)

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
