import { DatabaseSync } from 'node:sqlite'
import { SqliteDialect } from 'kysely'
import { type Checkpoints, createCheckpoints } from './checkpoints.ts'

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
  const opened = prepare(database, file)
  const version = database.prepare('PRAGMA data_version')
  return {
    dialect: new SqliteDialect({ database: () => Promise.resolve(opened) }),
    changedElsewhere: () => Number(Object.values(version.get() ?? {})[0]),
  }
}

/** How long another process that writes is waited for: everybody waits along. */
export const patienceMs = 1000

/** `secure_delete`: what is deleted is overwritten, not only let go of. */
const settings = [
  'PRAGMA journal_mode=WAL',
  'PRAGMA synchronous=FULL',
  'PRAGMA secure_delete=ON',
  'PRAGMA foreign_keys=ON',
  `PRAGMA busy_timeout=${patienceMs}`,
].join('; ')

/** The same few statements come again and again; understanding one takes longer than most of them do. */
const mostKept = 200
const longestKept = 1000

function prepare(database: DatabaseSync, file: string) {
  database.exec(settings)
  const checkpoints = createCheckpoints(database, file)
  const kept = new Map<string, ReturnType<typeof prepared>>()
  return {
    close() {
      checkpoints.close()
      database.close()
    },
    prepare(sql: string) {
      const known = kept.get(sql)
      if (known) return known
      const statement = prepared(database, checkpoints, sql)
      if (sql.length > longestKept) return statement
      if (kept.size === mostKept) kept.clear()
      kept.set(sql, statement)
      return statement
    },
  }
}

function prepared(database: DatabaseSync, checkpoints: Checkpoints, sql: string) {
  const statement = database.prepare(sql)
  if (/^\s*rollback$/i.test(sql)) return rollback(database)
  const note = /^\s*select\b/i.test(sql) ? () => {} : checkpoints.wrote
  return {
    reader: statement.columns().length > 0,
    all(parameters: readonly unknown[]) {
      note()
      return statement.all(...bindable(parameters))
    },
    run(parameters: readonly unknown[]) {
      note()
      return statement.run(...bindable(parameters))
    },
    // Going through one takes a while, in which the same may be asked again.
    iterate: (parameters: readonly unknown[]) => database.prepare(sql).iterate(...bindable(parameters)),
  }
}

/** SQLite itself takes back what it had no room for; to be told so again would hide why. */
function rollback(database: DatabaseSync) {
  const back = () => {
    if (database.isTransaction) database.exec('ROLLBACK')
    return { changes: 0, lastInsertRowid: 0 }
  }
  return { reader: false, all: () => [], run: back, iterate: () => [].values() }
}

type Bindable = null | number | bigint | string | Uint8Array

function bindable(parameters: readonly unknown[]): Bindable[] {
  return parameters.map(value => (typeof value === 'boolean' ? Number(value) : (value as Bindable)))
}
