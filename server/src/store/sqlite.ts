import { DatabaseSync } from 'node:sqlite'
import { SqliteDialect } from 'kysely'

/**
 * Kysely's SQLite dialect over Node's own SQLite. A commit is on the disk when it returns (`synchronous=FULL`), so that
 * what is acknowledged after it survives a loss of power.
 */
export function sqliteDialect(file: string): SqliteDialect {
  return new SqliteDialect({ database: () => Promise.resolve(open(file)) })
}

/** `secure_delete`: what is deleted is overwritten, not only let go of. */
const settings = [
  'PRAGMA journal_mode=WAL',
  'PRAGMA synchronous=FULL',
  'PRAGMA secure_delete=ON',
  'PRAGMA foreign_keys=ON',
  'PRAGMA busy_timeout=5000',
].join('; ')

function open(file: string) {
  const database = new DatabaseSync(file)
  database.exec(settings)
  return {
    close: () => database.close(),
    prepare(sql: string) {
      const statement = database.prepare(sql)
      return {
        reader: statement.columns().length > 0,
        all: (parameters: readonly unknown[]) => statement.all(...bindable(parameters)),
        run: (parameters: readonly unknown[]) => statement.run(...bindable(parameters)),
        iterate: (parameters: readonly unknown[]) => statement.iterate(...bindable(parameters)),
      }
    },
  }
}

type Bindable = null | number | bigint | string | Uint8Array

function bindable(parameters: readonly unknown[]): Bindable[] {
  return parameters.map(value => (typeof value === 'boolean' ? Number(value) : (value as Bindable)))
}
