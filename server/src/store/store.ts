import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { Kysely } from 'kysely'
import { Migrator } from 'kysely/migration'
import { first } from './migrations/0001-first.ts'
import { log } from './migrations/0003-log.ts'
import type { Schema } from './schema.ts'
import { sqliteDialect } from './sqlite.ts'

export type Store = Kysely<Schema>

const migrations = { '0001-first': first, '0003-log': log }

/** Opens the database in the data folder, brought to the newest version. Throws if it cannot be; never starts empty over an old one. */
export async function openStore(dataDir: string): Promise<Store> {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const store = new Kysely<Schema>({ dialect: sqliteDialect(join(dataDir, 'samsyn.db')) })
  const migrator = new Migrator({ db: store, provider: { getMigrations: () => Promise.resolve(migrations) } })
  const { error } = await migrator.migrateToLatest()
  if (error) {
    await store.destroy()
    throw new Error('the database could not be brought to the newest version', { cause: error })
  }
  return store
}
