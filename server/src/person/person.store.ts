import { type Locale, type PersonId, Role, type Self, type SessionId } from '@samsyn/shared'
import type { Selectable, Transaction } from 'kysely'
import type { Schema } from '../store/schema.ts'
import type { Store } from '../store/store.ts'

export type PersonRow = Selectable<Schema['person']>

/** The SQL of people. Nobody who is shut out is found; people of the demo are only where `demo` says that there is one. */
export function createPersonStore(store: Store, demo: boolean) {
  const open = store.selectFrom('person').selectAll().where('disabledMs', 'is', null)
  const people = demo ? open : open.where('demo', '=', 0)
  return {
    byEmail: (email: string) => people.where('email', '=', email).executeTakeFirst(),
    byId: (id: PersonId) => people.where('id', '=', id).executeTakeFirst(),
    all: () => people.orderBy('displayName').execute(),
    insert: (row: PersonRow) => store.insertInto('person').values(row).execute(),
    /** Whoever has this e-mail, shut out or not. */
    anybody: (email: string) => store.selectFrom('person').selectAll().where('email', '=', email).executeTakeFirst(),
    everybody: () => store.selectFrom('person').selectAll().orderBy('displayName').execute(),
    anyOfDemo: async () => (await open.where('demo', '=', 1).execute()).map(row => row.email),
    /** A new password ends the sessions that the former one began, but for the one it is changed in, and every link. */
    setPassword: (id: PersonId, passwordHash: string, atMs: number, keep: SessionId | null) =>
      store.transaction().execute(async change => {
        await change.updateTable('person').set({ passwordHash }).where('id', '=', id).execute()
        return endAccess(change, id, atMs, keep)
      }),
    /** Puts a hash in place of another of the same password. */
    rehash: (id: PersonId, before: string, passwordHash: string) =>
      store
        .updateTable('person')
        .set({ passwordHash })
        .where('id', '=', id)
        .where('passwordHash', '=', before)
        .execute(),
    disable: (id: PersonId, disabledMs: number) =>
      store.transaction().execute(async change => {
        await change
          .updateTable('person')
          .set({ disabledMs })
          .where('id', '=', id)
          .where('disabledMs', 'is', null)
          .execute()
        return endAccess(change, id, disabledMs, null)
      }),
    enable: (id: PersonId) => store.updateTable('person').set({ disabledMs: null }).where('id', '=', id).execute(),
    endSessions: (id: PersonId, atMs: number, keep: SessionId | null) =>
      store.transaction().execute(change => endAccess(change, id, atMs, keep)),
    setLocale: (id: PersonId, locale: Locale) =>
      store.updateTable('person').set({ locale }).where('id', '=', id).execute(),
    addOrganisation: (row: Schema['organisation']) => store.insertInto('organisation').values(row).execute(),
    organisations: () => store.selectFrom('organisation').selectAll().execute(),
  }
}

/** Ends every session of a person but one, and deletes every link; answers the sessions that were ended. */
async function endAccess(change: Transaction<Schema>, personId: PersonId, revokedMs: number, keep: SessionId | null) {
  await change.deleteFrom('signInLink').where('personId', '=', personId).execute()
  const ended = await change
    .updateTable('session')
    .set({ revokedMs })
    .where('personId', '=', personId)
    .where('revokedMs', 'is', null)
    .where('id', '!=', keep ?? '')
    .returning('id')
    .execute()
  return ended.map(({ id }) => id as SessionId)
}

/** A person's row as they see themselves. */
export function selfOf(row: PersonRow): Self {
  return {
    id: row.id as PersonId,
    displayName: row.displayName,
    email: row.email,
    role: Role.parse(row.role),
    locale: row.locale === 'en' ? 'en' : 'da',
  }
}
