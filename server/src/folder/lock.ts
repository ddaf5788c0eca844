import { mkdirSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

export type FolderLock = { release(): void }

/** How long another's look at the lock, which takes a moment, is waited for. */
const patienceMs = 1000
const sqliteBusy = 5
const sqliteNotADatabase = 26

/**
 * SQLite's own locks on a file that stays empty: the kernel lets go of them with the process, however that ends, and they hold
 * between containers on one machine. Each is null where another has the folder in a way that does not go with it.
 */
function take(dataDir: string, how: string, waitMs = patienceMs): FolderLock | null {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const file = join(dataDir, 'lock.db')
  const database = new DatabaseSync(file, { timeout: waitMs })
  try {
    database.exec(how)
  } catch (error) {
    database.close()
    if (codeOf(error) === sqliteBusy) return null
    if (codeOf(error) !== sqliteNotADatabase) throw error
    // Nobody holds a file that cannot be locked.
    truncateSync(file)
    return take(dataDir, how, waitMs)
  }
  return { release: () => database.close() }
}

/** Takes a data folder for the one server that works on it; commands may work beside it. */
export const lockFolder = (dataDir: string): FolderLock | null => take(dataDir, 'BEGIN IMMEDIATE')

/** Takes a data folder for this process alone: no server runs on it, and no command is at work. */
export const lockFolderAlone = (dataDir: string, waitMs = patienceMs): FolderLock | null =>
  take(dataDir, 'BEGIN EXCLUSIVE', waitMs)

/** Takes part in a data folder, beside a server and other commands: until it is released nobody has the folder alone. */
export const shareFolder = (dataDir: string): FolderLock | null =>
  take(dataDir, 'BEGIN; SELECT count(*) FROM sqlite_master')

/** Whether a server, or a command that needs it alone, has a data folder now. */
export function isLocked(dataDir: string): boolean {
  const lock = lockFolder(dataDir)
  lock?.release()
  return lock === null
}

const codeOf = (error: unknown) => (error as { errcode?: number }).errcode
