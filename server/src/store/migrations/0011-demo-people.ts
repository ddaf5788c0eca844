import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Marks who belongs to the demo; in older data the demo's own addresses tell. */
export const demoPeople: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .alterTable('person')
      .addColumn('demo', 'integer', column => column.notNull().defaultTo(0))
      .execute()
    await sql`UPDATE person SET demo = 1 WHERE email LIKE '%@demo.invalid'`.execute(db)
  },
}
