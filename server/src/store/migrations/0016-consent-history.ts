import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** What was stated of the people in films, line by line; what stands already is the first line of each. */
export const consentHistory: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('consentEvent')
      .addColumn('seq', 'integer', column => column.primaryKey().autoIncrement())
      .addColumn('recordingId', 'text', column => column.notNull())
      .addColumn('filmedPersonId', 'text', column => column.notNull())
      .addColumn('scope', 'text', column => column.notNull())
      .addColumn('status', 'text', column => column.notNull())
      .addColumn('givenBy', 'text')
      .addColumn('method', 'text')
      .addColumn('text', 'text')
      .addColumn('statedBy', 'text', column => column.notNull())
      .addColumn('statedMs', 'integer', column => column.notNull())
      .execute()
    await db.schema.createIndex('consentEventIndex').on('consentEvent').columns(['recordingId', 'seq']).execute()
    // Of a film that lives on this word meant "not there any more, only close the film": a withdrawal took the film along.
    // It counts as a no, so that the film stays closed, and nothing is destroyed for a word that meant two things.
    await sql`UPDATE consent SET status = 'declined' WHERE status = 'withdrawn'`.execute(db)
    await sql`INSERT INTO "consentEvent" ("recordingId", "filmedPersonId", scope, status, "statedBy", "statedMs")
      SELECT "filmedPerson"."recordingId", consent."filmedPersonId", scope, status, "statedBy", "statedMs"
      FROM consent JOIN "filmedPerson" ON "filmedPerson".id = consent."filmedPersonId"
      ORDER BY "statedMs", consent."filmedPersonId"`.execute(db)
  },
}
