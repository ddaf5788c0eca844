import { type Locale, type PersonId, Role, type Self, type SessionId } from '@samsyn/shared'
import type { Selectable, Transaction } from 'kysely'
import { nameIn } from '../store/names.ts'
import type { Schema } from '../store/schema.ts'
import { sealedIn } from '../store/seals.ts'
import { type Store, sealsOf } from '../store/store.ts'
import { stored, unreadable } from '../store/stored.ts'

type Row = Selectable<Schema['person']>
/** A person's row with name and address as they are, not as they are sealed. */
export type PersonRow = Omit<Row, 'emailHash'>

/**
 * The SQL of people. Nobody who is shut out is found; people of the demo are only where `demo` says that there is one. Name
 * and address lie sealed in their rows; an address is found by its keyed hash.
 */
export function createPersonStore(store: Store, demo: boolean) {
  const seals = sealsOf(store)
  const everybody = store.selectFrom('person').selectAll()
  const open = everybody.where('disabledMs', 'is', null)
  const people = demo ? open : open.where('demo', '=', 0)
  const opened = (row: Row | undefined) => row && openPerson(store, row)
  const inOrder = (rows: readonly Row[]): PersonRow[] =>
    rows.map(row => openPerson(store, row)).sort((a, b) => a.displayName.localeCompare(b.displayName, 'da'))

  return {
    byEmail: async (email: string): Promise<PersonRow | undefined> =>
      opened(await people.where('emailHash', '=', await seals.lookUp(email)).executeTakeFirst()),
    byId: async (id: PersonId): Promise<PersonRow | undefined> =>
      opened(await people.where('id', '=', id).executeTakeFirst()),
    all: async () => inOrder(await people.execute()),
    async insert({ displayName, email, ...row }: PersonRow) {
      const { text } = await seals.sealer(sealedIn.organisation(row.organisationId))
      const sealed = { displayName: text(displayName), email: text(email), emailHash: await seals.lookUp(email) }
      await store
        .insertInto('person')
        .values({ ...row, ...sealed })
        .execute()
    },
    /** Whoever has this e-mail, shut out or not. */
    anybody: async (email: string): Promise<PersonRow | undefined> =>
      opened(await everybody.where('emailHash', '=', await seals.lookUp(email)).executeTakeFirst()),
    everybody: async () => inOrder(await everybody.execute()),
    anyOfDemo: async () => (await open.where('demo', '=', 1).execute()).map(row => openPerson(store, row).email),
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

function openPerson(store: Store, { emailHash: _, ...row }: Row): PersonRow {
  const email = sealsOf(store).openText(sealedIn.organisation(row.organisationId), row.email) ?? unreadable
  return { ...row, displayName: nameIn(store, row), email }
}

/** A person's row as they see themselves. */
export function selfOf(row: PersonRow): Self {
  return {
    id: row.id as PersonId,
    displayName: row.displayName,
    email: row.email,
    role: stored(Role, row.role, `person/${row.id}`),
    locale: row.locale === 'en' ? 'en' : 'da',
  }
}
