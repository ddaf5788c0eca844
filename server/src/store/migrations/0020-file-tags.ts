import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Which sealed file belongs under which key. */
export const fileTags: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('fileTag')
      .addColumn('key', 'text', column => column.primaryKey())
      .addColumn('id', 'text', column => column.notNull())
      .addColumn('sizeBytes', 'integer')
      .execute()
  },
}
