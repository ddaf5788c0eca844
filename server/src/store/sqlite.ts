import { DatabaseSync } from 'node:sqlite'
import { type Dialect, type RootOperationNode, SqliteIntrospector, SqliteQueryCompiler } from 'kysely'
import { createCheckpoints } from './checkpoints.ts'
import { createDriver, OneConnection } from './driver.ts'
import { createDurability } from './durability.ts'
import { createTurns } from './turns.ts'

export type Sqlite = {
  dialect: Dialect
  /** A number that is another whenever another process has committed something. Asks the file, not the disk. */
  changedElsewhere: () => number
}

/** While it is opened another process may be about to close it. */
const openingMs = 1000

/** `secure_delete`: what is deleted is overwritten, not only let go of. `synchronous`: the disk is waited for in `durability.ts`. */
const settings = [
  'PRAGMA journal_mode=WAL',
  'PRAGMA synchronous=NORMAL',
  'PRAGMA secure_delete=ON',
  'PRAGMA foreign_keys=ON',
  'PRAGMA wal_autocheckpoint=0',
].join('; ')

/**
 * Kysely's SQLite dialect over Node's own SQLite. What is written is on the disk when its promise resolves, so that what is
 * acknowledged after it survives a loss of power; and nobody else waits for it. `wrote` hears of every statement that has
 * written, before anybody can read that.
 */
export function openSqlite(file: string, wrote: (node: RootOperationNode) => void = () => {}): Sqlite {
  const database = new DatabaseSync(file, { timeout: openingMs })
  database.exec(settings)
  const turns = createTurns()
  const durability = createDurability(`${file}-wal`)
  const checkpoints = createCheckpoints({
    file,
    alone: work => turns.take().then(leave => work().finally(leave)),
    // Slower, and everybody waits along, but it goes on.
    failed: () => database.exec('PRAGMA wal_autocheckpoint=1000'),
  })
  let written = 0
  const statements = createStatements(database, () => {
    written++
    checkpoints.wrote()
  })
  const version = database.prepare('PRAGMA data_version')
  database.exec('PRAGMA busy_timeout=0')
  return {
    dialect: {
      createAdapter: () => new OneConnection(),
      createDriver: () =>
        createDriver({
          database: statements,
          turns,
          written: () => written,
          wrote,
          settled: durability.settled,
          checkpoint: checkpoints.now,
          async closing() {
            checkpoints.close()
            await durability.close()
          },
        }),
      createQueryCompiler: () => new SqliteQueryCompiler(),
      createIntrospector: kysely => new SqliteIntrospector(kysely),
    },
    changedElsewhere: () => Number(Object.values(version.get() ?? {})[0]),
  }
}

/** The same few statements come again and again; understanding one takes longer than most of them do. */
const mostKept = 200
const longestKept = 1000

function createStatements(database: DatabaseSync, wrote: () => void) {
  const kept = new Map<string, ReturnType<typeof prepared>>()
  return {
    close: () => database.close(),
    prepare(sql: string) {
      const known = kept.get(sql)
      if (known) return known
      const statement = prepared(database, wrote, sql)
      if (sql.length > longestKept) return statement
      if (kept.size === mostKept) kept.clear()
      kept.set(sql, statement)
      return statement
    },
  }
}

/** What changes nothing by itself. */
const still = /^\s*(?:select|begin|commit|pragma)\b/i

function prepared(database: DatabaseSync, wrote: () => void, sql: string) {
  const statement = database.prepare(sql)
  if (/^\s*rollback$/i.test(sql)) return rollback(database)
  const note = still.test(sql) ? () => {} : wrote
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
