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
export declare function openSqlite(file: string): Sqlite
