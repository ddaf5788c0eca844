import { createReadStream } from 'node:fs'
import { rename, rm, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { sync } from '../files/disk.ts'
import { makeSealed, type Place } from '../files/vault.ts'
import type { Master } from '../keys/master.ts'
import { copyOf, rowsAbout } from '../store/copy.ts'
import { type Entry, pack } from './archive.ts'
import { type Data, type DataSetting, withData } from './data.ts'
import { InputError } from './input.ts'
import { recordIn } from './record.ts'
import { sealedAnew } from './sealed-anew.ts'

export const databaseEntry = 'samsyn.db'
/** What makes the tables of the database, and each table's rows. */
export const tablesEntry = 'tables'
export const tableEntry = 'table/'
export const ledgerEntry = 'deletions'
export const keyEntry = 'keys/'
/** The rows of a document, in place of those in the tables. */
export const anewEntry = 'anew/'
export const fileEntry = 'files/'

/** A backup as a sealed file: only whoever has the master key can read what is in it. */
export const backupAt = (path: string, master: Master): Place => ({
  path,
  key: 'backup',
  secret: master.derive('backup'),
})

/**
 * Writes everything into one file, beside a running server if there is one: the database as it is at one moment, and the
 * recordings it knows. Answers what was done; a file that is damaged is named, and the others are in the backup.
 */
export async function backup(config: DataSetting, name: string): Promise<string> {
  const file = resolve(name)
  if (await stat(file).catch(() => null)) throw new InputError(`${file} exists already. Give the backup another name.`)
  const broken: Broken[] = []
  let damaged: string[] = []
  await withData(config, async data => {
    const part = `${file}.part`
    await rm(part, { force: true })
    await makeSealed(
      backupAt(part, data.keys.master),
      pack(everythingIn(data, config.dataDir), (entry, error) => broken.push({ entry, error })),
    )
    damaged = damagedOf(broken, await data.keys.folders())
    await rename(part, file)
    await sync(resolve(file, '..'))
    const outcome = damaged.length > 0 ? 'failed' : 'done'
    await (await recordIn(data, config.dataDir))({ kind: 'backup', outcome })
  })
  const { size } = await stat(file)
  const made = `${file} has everything, ${size} bytes. It can be read with the master key alone, which is not in it.`
  if (damaged.length === 0) return made
  throw new InputError([`${file} is made, but these could not be read and are not in it:`, ...damaged].join('\n  '))
}

export type Broken = { entry: string; error: unknown }

/** What could not be read though it is still there, a line each: what was discarded while it was being read has gone, and is not damaged. */
export function damagedOf(broken: readonly Broken[], folders: readonly string[]): string[] {
  const isThere = (entry: string) => folders.some(folder => entry.startsWith(`${fileEntry}${folder}/`))
  const still = broken.filter(({ entry }) => !entry.startsWith(fileEntry) || isThere(entry))
  return still.map(({ entry, error }) => `${entry}: ${error instanceof Error ? error.message : error}`)
}

/**
 * Everything there is, as the entries of a backup. Keys and the list of what was discarded come last: a key that is destroyed
 * before the end is not in it. A document that was sealed with another key meanwhile is taken once more.
 */
export async function* everythingIn({ files, keys }: Data, dataDir: string): AsyncGenerator<Entry> {
  const database = join(dataDir, databaseEntry)
  let names = new Set((await keys.wrapped()).map(({ name }) => name))
  for (const { table, bytes } of copyOf(database)) {
    // The copy's moment is here: what is in its rows is sealed by one of these.
    if (table === null) for (const { name } of await keys.wrapped()) names.add(name)
    yield { name: table === null ? tablesEntry : tableEntry + table, bytes }
  }
  yield* filesOf(files, await keys.folders())
  for (;;) {
    const wrapped = await keys.wrapped()
    const now = new Set(wrapped.map(({ name }) => name))
    const anew = sealedAnew(names, now)
    for (const value of anew)
      yield { name: anewEntry + value, bytes: rowsAbout(database, { column: 'document', value }) }
    names = now
    if (anew.length > 0) continue
    const ledger = join(dataDir, ledgerEntry)
    if (await stat(ledger).catch(() => null)) yield { name: ledgerEntry, bytes: createReadStream(ledger) }
    for (const { name, wrapped: bytes } of wrapped) yield { name: keyEntry + name, bytes: [bytes] }
    return
  }
}

async function* filesOf(files: Data['files'], known: readonly string[]): AsyncGenerator<Entry> {
  for (const key of await files.list()) {
    if (!known.some(folder => key.startsWith(`${folder}/`))) continue
    // What is discarded meanwhile is not there any more.
    const size = await files.size(key).catch(() => 1)
    if (size > 0) yield { name: fileEntry + key, bytes: files.read(key, { start: 0, end: size - 1 }) }
  }
}
