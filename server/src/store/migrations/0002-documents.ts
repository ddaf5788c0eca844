import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Beside a document's rows: what they come to at some point, who owns which writer's id, and what has been erased. */
export const documents: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('documentSnapshot')
      .addColumn('document', 'text', column => column.notNull())
      .addColumn('throughSeq', 'integer', column => column.notNull())
      .addColumn('atMs', 'integer', column => column.notNull())
      .addColumn('content', 'blob', column => column.notNull())
      .addPrimaryKeyConstraint('documentSnapshotKey', ['document', 'throughSeq'])
      .execute()
    await db.schema
      .createTable('documentWriter')
      .addColumn('document', 'text', column => column.notNull())
      .addColumn('client', 'bigint', column => column.notNull())
      .addColumn('personId', 'text', column => column.notNull())
      .addColumn('sinceMs', 'integer', column => column.notNull())
      .addPrimaryKeyConstraint('documentWriterKey', ['document', 'client'])
      .execute()
    await db.schema
      .createTable('documentErased')
      .addColumn('document', 'text', column => column.notNull())
      .addColumn('atMs', 'integer', column => column.notNull())
      .addPrimaryKeyConstraint('documentErasedKey', ['document'])
      .execute()
  },
}
