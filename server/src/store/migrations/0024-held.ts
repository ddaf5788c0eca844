import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Since when it is known that two were in a meeting together for as long as it takes to have held it. */
export const held: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema.alterTable('meeting').addColumn('metMs', 'integer').execute()
  },
}
