import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Beside a snapshot: where in it each writer's part stands, so that it need not be read to be opened. */
export const outlines: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema.alterTable('documentSnapshot').addColumn('outline', 'blob').execute()
  },
}
