import { createWriteStream, writeFileSync } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createFromCopy } from '../store/copy.ts'
import type { Frame } from './archive.ts'
import { databaseEntry, tableEntry, tablesEntry } from './backup.ts'
import { BrokenEntry, bodyOf, nextName } from './entries.ts'
import { InputError } from './input.ts'

/** The database of a backup, in a new file. Answers the name of the entry that comes next, and what was damaged, a line each. */
export async function takeDatabase(
  frames: AsyncIterator<Frame>,
  file: string,
): Promise<{ next: string | null; lost: string[] }> {
  const first = await nextName(frames)
  if (first === tablesEntry) return takeTables(frames, file)
  if (first !== databaseEntry) throw new InputError('This backup begins without a database.')
  // As earlier versions wrote it: the database’s own file.
  await pipeline(Readable.from(bodyOf(frames, first)), createWriteStream(file, { mode: 0o600 }))
  return { next: await nextName(frames), lost: [] }
}

async function takeTables(frames: AsyncIterator<Frame>, file: string) {
  writeFileSync(file, '', { mode: 0o600 })
  const database = createFromCopy(file)
  const lost: string[] = []
  try {
    await database.put(null, bodyOf(frames, tablesEntry))
    let next = await nextName(frames)
    for (; next?.startsWith(tableEntry); next = await nextName(frames)) {
      const table = next.slice(tableEntry.length)
      await database.put(table, bodyOf(frames, next)).catch(error => {
        if (!(error instanceof BrokenEntry)) throw error
        lost.push(`The table ${table} was damaged when the backup was made: the rest of it is missing.`)
      })
    }
    database.finish()
    return { next, lost }
  } finally {
    database.abandon()
  }
}
