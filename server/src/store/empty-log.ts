import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import { patienceMs } from './sqlite.ts'
import type { Store } from './store.ts'

const tries = 10
const betweenMs = 50

/**
 * Empties the write-ahead file into the database, where what was deleted has been overwritten. Answers whether it is empty:
 * it is not while somebody else reads what was there before. Nobody is held up meanwhile.
 */
export async function emptyLog(store: Store): Promise<boolean> {
  for (let left = tries; left > 0; left--) {
    if (await emptied(store)) return true
    await wait(betweenMs)
  }
  return false
}

/** On this connection alone, and without waiting inside of SQLite, where everybody would wait along. */
const emptied = (store: Store): Promise<boolean> =>
  store.connection().execute(async connection => {
    await sql`PRAGMA busy_timeout=0`.execute(connection)
    try {
      const { rows } = await sql<{ busy: number }>`PRAGMA wal_checkpoint(TRUNCATE)`.execute(connection)
      return rows[0]?.busy === 0
    } finally {
      await sql`PRAGMA busy_timeout=${sql.lit(patienceMs)}`.execute(connection)
    }
  })
