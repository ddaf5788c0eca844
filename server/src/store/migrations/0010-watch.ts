import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Why a film was watched and until when, how long it is kept, and that it was deleted. */
export const watch: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .alterTable('access')
      .addColumn('purpose', 'text', column => column.notNull().defaultTo('supervision'))
      .execute()
    await db.schema.alterTable('access').addColumn('untilMs', 'integer').execute()
    await sql`UPDATE access SET purpose = 'own' WHERE EXISTS (
      SELECT 1 FROM recording JOIN cycle ON cycle.id = recording."cycleId" JOIN course ON course.id = cycle."courseId"
      WHERE recording.id = access."recordingId" AND course."workerId" = access."personId")`.execute(db)
    await db.schema.alterTable('recording').addColumn('retainUntilMs', 'integer').execute()
    await db.schema
      .createTable('deletionReceipt')
      .addColumn('id', 'text', column => column.primaryKey())
      .addColumn('recordingId', 'text', column => column.notNull().unique())
      .addColumn('reason', 'text', column => column.notNull())
      .addColumn('kindsJson', 'text', column => column.notNull())
      .addColumn('bytes', 'integer', column => column.notNull())
      .addColumn('askedMs', 'integer', column => column.notNull())
      .addColumn('doneMs', 'integer')
      .execute()
  },
}
