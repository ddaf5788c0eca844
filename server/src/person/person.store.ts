import { type Locale, type PersonId, Role, type Self } from '@samsyn/shared'
import type { Selectable } from 'kysely'
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
    anyOfDemo: async () => (await open.where('demo', '=', 1).execute()).map(row => row.email),
    setPassword: (id: PersonId, passwordHash: string) =>
      store.updateTable('person').set({ passwordHash }).where('id', '=', id).execute(),
    setLocale: (id: PersonId, locale: Locale) =>
      store.updateTable('person').set({ locale }).where('id', '=', id).execute(),
    addOrganisation: (row: Schema['organisation']) => store.insertInto('organisation').values(row).execute(),
    organisations: () => store.selectFrom('organisation').selectAll().execute(),
  }
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
