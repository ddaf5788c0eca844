import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** The latest time that is known to have been: one row. */
export const clock: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('clock')
      .addColumn('id', 'integer', column => column.primaryKey())
      .addColumn('knownMs', 'integer', column => column.notNull())
      .execute()
  },
}
