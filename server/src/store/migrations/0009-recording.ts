import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Recordings that are made here and arrive meanwhile, with or without a picture, and what a supervisor is told of each. */
export const recording: Migration = {
  async up(db: Kysely<unknown>) {
    for (const flag of ['growing', 'soundOnly'])
      await db.schema
        .alterTable('recording')
        .addColumn(flag, 'integer', column => column.notNull().defaultTo(0))
        .execute()
    await db.schema.alterTable('recording').addColumn('contextJson', 'text').execute()
  },
}
