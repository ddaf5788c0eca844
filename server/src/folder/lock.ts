import { mkdirSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

export type FolderLock = { release(): void }

/** How long another's look at the lock, which takes a moment, is waited for. */
const patienceMs = 1000
const sqliteBusy = 5
const sqliteNotADatabase = 26

/**
 * Takes a data folder for this process alone; null when another has it. It is SQLite's lock on a file that stays empty:
 * the kernel lets go of it with the process, however that ends, and it holds between containers on one machine.
 */
export function lockFolder(dataDir: string): FolderLock | null {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const file = join(dataDir, 'lock.db')
  const database = new DatabaseSync(file, { timeout: patienceMs })
  try {
    database.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    database.close()
    if (codeOf(error) === sqliteBusy) return null
    if (codeOf(error) !== sqliteNotADatabase) throw error
    // Nobody holds a file that cannot be locked.
    truncateSync(file)
    return lockFolder(dataDir)
  }
  return { release: () => database.close() }
}

/** Whether a process works on a data folder now. */
export function isLocked(dataDir: string): boolean {
  const lock = lockFolder(dataDir)
  lock?.release()
  return lock === null
}

const codeOf = (error: unknown) => (error as { errcode?: number }).errcode
