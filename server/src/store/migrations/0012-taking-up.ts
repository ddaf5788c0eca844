import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** What is damaged, which deletions are through, and indexes by which only what is unfinished is looked at. */
export const takingUp: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('damaged')
      .addColumn('what', 'text', column => column.primaryKey())
      .addColumn('why', 'text', column => column.notNull())
      .addColumn('atMs', 'integer', column => column.notNull())
      .execute()
    await db.schema.alterTable('recording').addColumn('clearedMs', 'integer').execute()
    await sql`UPDATE recording SET "clearedMs" = (
      SELECT "doneMs" FROM "deletionReceipt" WHERE "recordingId" = recording.id)`.execute(db)
    await sql`CREATE INDEX "recordingOverdue" ON recording ("retainUntilMs") WHERE "discardedMs" IS NULL`.execute(db)
    await sql`CREATE INDEX "recordingGoing" ON recording ("discardedMs")
      WHERE "discardedMs" IS NOT NULL AND "clearedMs" IS NULL`.execute(db)
    await sql`CREATE INDEX "recordingState" ON recording (state) WHERE "discardedMs" IS NULL`.execute(db)
    await sql`CREATE INDEX "receiptOpen" ON "deletionReceipt" ("recordingId") WHERE "doneMs" IS NULL`.execute(db)
    await sql`CREATE INDEX "meetingState" ON meeting (state)`.execute(db)
  },
}
