import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Which work is known to last long, so that nothing short waits for it. */
export const longWork: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .alterTable('job')
      .addColumn('long', 'integer', column => column.notNull().defaultTo(0))
      .execute()
  },
}
