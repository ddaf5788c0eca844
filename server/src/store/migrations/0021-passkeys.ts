import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Passkeys, challenges that were answered, and who an organisation's own sign-in says that somebody is. */
export const passkeys: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('passkey')
      .addColumn('id', 'text', column => column.primaryKey())
      .addColumn('personId', 'text', column => column.notNull())
      .addColumn('publicKey', 'blob', column => column.notNull())
      .addColumn('counter', 'integer', column => column.notNull())
      .addColumn('transportsJson', 'text', column => column.notNull())
      .addColumn('browser', 'text')
      .addColumn('system', 'text')
      .addColumn('createdMs', 'integer', column => column.notNull())
      .addColumn('usedMs', 'integer')
      .execute()
    await db.schema.createIndex('passkey_person').on('passkey').column('personId').execute()
    await db.schema
      .createTable('answeredChallenge')
      .addColumn('hash', 'text', column => column.primaryKey())
      .addColumn('expiresMs', 'integer', column => column.notNull())
      .execute()
    await db.schema
      .createTable('organisationSubject')
      .addColumn('subjectHash', 'text', column => column.primaryKey())
      .addColumn('personId', 'text', column => column.notNull())
      .addColumn('createdMs', 'integer', column => column.notNull())
      .execute()
  },
}
