import { DatabaseSync } from 'node:sqlite'
import { SqliteDialect } from 'kysely'

export type Sqlite = {
  dialect: SqliteDialect
  /** A number that is another whenever another process has committed something. Asks the file, not the disk. */
  changedElsewhere: () => number
}

/**
 * Kysely's SQLite dialect over Node's own SQLite. A commit is on the disk when it returns (`synchronous=FULL`), so that
 * what is acknowledged after it survives a loss of power.
 */
export function openSqlite(file: string): Sqlite {
  const database = new DatabaseSync(file)
  const opened = prepare(database)
  const version = database.prepare('PRAGMA data_version')
  return {
    dialect: new SqliteDialect({ database: () => Promise.resolve(opened) }),
    changedElsewhere: () => Number(Object.values(version.get() ?? {})[0]),
  }
}

/** `secure_delete`: what is deleted is overwritten, not only let go of. */
const settings = [
  'PRAGMA journal_mode=WAL',
  'PRAGMA synchronous=FULL',
  'PRAGMA secure_delete=ON',
  'PRAGMA foreign_keys=ON',
  'PRAGMA busy_timeout=5000',
].join('; ')

function prepare(database: DatabaseSync) {
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
