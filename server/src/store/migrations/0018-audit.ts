import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** What happened that concerns security: rows of which each vouches for those before it, and where they end. */
export const audit: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('auditEvent')
      .addColumn('seq', 'integer', column => column.primaryKey())
      .addColumn('atMs', 'integer', column => column.notNull())
      .addColumn('kind', 'text', column => column.notNull())
      .addColumn('outcome', 'text', column => column.notNull())
      .addColumn('actorId', 'text')
      .addColumn('subjectId', 'text')
      .addColumn('sessionId', 'text')
      .addColumn('address', 'text')
      .addColumn('detail', 'text')
      .addColumn('count', 'integer', column => column.notNull())
      .addColumn('untilMs', 'integer')
      .addColumn('accessSeq', 'integer')
      .addColumn('mac', 'text', column => column.notNull())
      .execute()
    await db.schema.createIndex('auditEvent_accessSeq').on('auditEvent').columns(['accessSeq', 'seq']).execute()
    await db.schema.createIndex('auditEvent_atMs').on('auditEvent').column('atMs').execute()
    await db.schema
      .createTable('auditHead')
      .addColumn('id', 'integer', column => column.primaryKey())
      .addColumn('seq', 'integer', column => column.notNull())
      .addColumn('mac', 'text', column => column.notNull())
      .execute()
    await sql`INSERT INTO "auditHead" (id, seq, mac) VALUES (1, 0, '')`.execute(db)
  },
}
