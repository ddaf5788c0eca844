import type { PersonId } from '@samsyn/shared'
import type { Insertable } from 'kysely'
import type { Schema } from '../store/schema.ts'
import { sealedIn } from '../store/seals.ts'
import { type Store, sealsOf } from '../store/store.ts'
import { whileFew } from '../store/while-few.ts'

/** The SQL of passkeys. What somebody calls one lies sealed in its row, as their name does. */
export function createPasskeyStore(store: Store) {
  const seals = sealsOf(store)
  return {
    /** Adds one, unless its person has so many; answers whether it was added. */
    insert: (row: Insertable<Schema['passkey']>, most: number) =>
      whileFew(
        store,
        { most, there: step => step.selectFrom('passkey').select('id').where('personId', '=', row.personId).execute() },
        step => step.insertInto('passkey').values(row).execute(),
      ),
    byId: (id: string) => store.selectFrom('passkey').selectAll().where('id', '=', id).executeTakeFirst(),
    async of(personId: PersonId) {
      const rows = await store
        .selectFrom('passkey')
        .innerJoin('person', 'person.id', 'passkey.personId')
        .selectAll('passkey')
        .select('person.organisationId')
        .where('passkey.personId', '=', personId)
        .orderBy('passkey.createdMs')
        .execute()
      return rows.map(({ organisationId, name, ...row }) => {
        const opened = name === null ? null : seals.openText(sealedIn.organisation(organisationId), name)
        return { ...row, name: opened }
      })
    },
    async rename(personId: PersonId, id: string, name: string) {
      const { organisationId } = await store
        .selectFrom('person')
        .select('organisationId')
        .where('id', '=', personId)
        .executeTakeFirstOrThrow()
      const sealed = (await seals.sealer(sealedIn.organisation(organisationId))).text(name)
      const mine = store.updateTable('passkey').where('personId', '=', personId).where('id', '=', id)
      await mine.set({ name: sealed }).execute()
    },
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
    /** Deletes one of a person's; answers whether another is left, without which it stays where one must be. */
    remove: (personId: PersonId, id: string, oneMustStay: boolean): Promise<boolean> =>
      store.transaction().execute(async step => {
        const own = step.selectFrom('passkey').select('id').where('personId', '=', personId)
        const isOther = (await own.where('id', '!=', id).executeTakeFirst()) !== undefined
        if (!isOther && oneMustStay) return false
        await step.deleteFrom('passkey').where('personId', '=', personId).where('id', '=', id).execute()
        return true
      }),
    removeAll: (personId: PersonId) => store.deleteFrom('passkey').where('personId', '=', personId).execute(),
  }
}
