import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Which browser a session was begun in and how, and since when its screen is locked. */
export const sessions: Migration = {
  async up(db: Kysely<unknown>) {
    const add = (name: string, type: 'text' | 'integer') =>
      db.schema.alterTable('session').addColumn(name, type).execute()
    await add('browser', 'text')
    await add('system', 'text')
    await db.schema
      .alterTable('session')
      .addColumn('method', 'text', column => column.notNull().defaultTo('password'))
      .execute()
    await add('lockedMs', 'integer')
    await db.schema.createIndex('session_person').on('session').column('personId').execute()
  },
}
