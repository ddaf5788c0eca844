import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** How each round came to stand where it does, a line for each move. */
export const cycleTransitions: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('cycleTransition')
      .addColumn('cycleId', 'text', column => column.notNull())
      .addColumn('seq', 'integer', column => column.notNull())
      .addColumn('event', 'text', column => column.notNull())
      .addColumn('fromState', 'text', column => column.notNull())
      .addColumn('toState', 'text', column => column.notNull())
      .addColumn('byId', 'text')
      .addColumn('atMs', 'integer', column => column.notNull())
      .addPrimaryKeyConstraint('cycleTransitionKey', ['cycleId', 'seq'])
      .execute()
  },
}
