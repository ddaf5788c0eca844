import type { PersonId } from '@samsyn/shared'
import type { Insertable } from 'kysely'
import type { Schema } from '../store/schema.ts'
import type { Store } from '../store/store.ts'

/** The SQL of passkeys. */
export function createPasskeyStore(store: Store) {
  return {
    insert: (row: Insertable<Schema['passkey']>) => store.insertInto('passkey').values(row).execute(),
    byId: (id: string) => store.selectFrom('passkey').selectAll().where('id', '=', id).executeTakeFirst(),
    of: (personId: PersonId) =>
      store.selectFrom('passkey').selectAll().where('personId', '=', personId).orderBy('createdMs').execute(),
    /** Notes a use; false when another use has counted as far already, as a copy of the key would. */
    async used(id: string, before: number, counter: number, usedMs: number): Promise<boolean> {
      const { numUpdatedRows } = await store
        .updateTable('passkey')
        .set({ counter, usedMs })
        .where('id', '=', id)
        .where('counter', '=', before)
        .executeTakeFirst()
      return numUpdatedRows === 1n
    },
    remove: (personId: PersonId, id: string) =>
      store.deleteFrom('passkey').where('personId', '=', personId).where('id', '=', id).execute(),
    removeAll: (personId: PersonId) => store.deleteFrom('passkey').where('personId', '=', personId).execute(),
  }
}
