import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** When bytes of an upload came last, so that one which is left gives back the room that was kept for it. */
export const uploadUse: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema.alterTable('recording').addColumn('usedMs', 'integer').execute()
  },
}
