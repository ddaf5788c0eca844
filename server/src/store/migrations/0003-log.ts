import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Each fact of a meeting's log says in which version of its kind it was written. */
export const log: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .alterTable('logEntry')
      .addColumn('version', 'integer', column => column.notNull().defaultTo(1))
      .execute()
  },
}
