import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
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

/** The thread does it, in which nobody waits who is not about to write or read just then. */
async function emptied(store: Store): Promise<boolean> {
  const { rows } = await sql<{ busy: number }>`PRAGMA wal_checkpoint(TRUNCATE)`.execute(store)
  return rows[0]?.busy === 0
}
