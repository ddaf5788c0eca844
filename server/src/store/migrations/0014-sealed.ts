import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** People are found by a keyed hash of their address, and it is noted which tables hold no plain words any more. */
export const sealed: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema.alterTable('person').addColumn('emailHash', 'text').execute()
    await db.schema.createIndex('personByEmail').on('person').columns(['emailHash']).unique().execute()
    await db.schema
      .createTable('sealedTable')
      .addColumn('name', 'text', column => column.primaryKey())
      .execute()
  },
}
