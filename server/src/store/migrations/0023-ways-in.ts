import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** What passkeys are called, who is to make one first, and by which session at the organisation somebody came. */
export const waysIn: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema.alterTable('passkey').addColumn('name', 'text').execute()
    await db.schema
      .alterTable('session')
      .addColumn('enrolling', 'integer', column => column.notNull().defaultTo(0))
      .execute()
    await db.schema.alterTable('session').addColumn('providerSession', 'text').execute()
  },
}
