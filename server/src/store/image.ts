import { DatabaseSync } from 'node:sqlite'

/**
 * A database's file as it is at one moment, in memory alone: whoever else reads and writes goes on, and nothing of it lies on
 * a disk in the clear, whatever happens. Takes as much memory as the database has bytes.
 */
export function imageOf(file: string): Uint8Array {
  const database = new DatabaseSync(file, { readOnly: true })
  try {
    database.exec('BEGIN')
    return database.serialize()
  } finally {
    database.close()
  }
}
