import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** What is agreed at meetings and followed up at later ones. */
export const notes: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('developmentPoint')
      .addColumn('id', 'text', column => column.primaryKey())
      .addColumn('cycleId', 'text', column => column.notNull())
      .addColumn('text', 'text', column => column.notNull())
      .addColumn('dimension', 'text')
      .addColumn('when', 'text', column => column.notNull())
      .addColumn('status', 'text', column => column.notNull())
      .addColumn('followUpCycleId', 'text')
      .addColumn('createdBy', 'text', column => column.notNull())
      .addColumn('createdMs', 'integer', column => column.notNull())
      .addColumn('changedMs', 'integer', column => column.notNull())
      .execute()
    await db.schema.createIndex('developmentPointIndex').on('developmentPoint').columns(['cycleId']).execute()
  },
}
