import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** The keys that recordings are sealed with, each wrapped by the master key. */
export const keys: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('fileKey')
      .addColumn('folder', 'text', column => column.primaryKey())
      .addColumn('wrapped', 'blob', column => column.notNull())
      .addColumn('createdMs', 'integer', column => column.notNull())
      .execute()
  },
}
