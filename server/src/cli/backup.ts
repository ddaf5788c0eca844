import { createReadStream } from 'node:fs'
import { rename, rm, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { sync } from '../files/disk.ts'
import { makeSealed, type Place } from '../files/vault.ts'
import type { Master } from '../keys/master.ts'
import { copyOf } from '../store/copy.ts'
import { type Entry, pack } from './archive.ts'
import { type Data, type DataSetting, withData } from './data.ts'
import { InputError } from './input.ts'
import { recordIn } from './record.ts'

export const databaseEntry = 'samsyn.db'
/** What makes the tables of the database, and each table's rows. */
export const tablesEntry = 'tables'
export const tableEntry = 'table/'
export const ledgerEntry = 'deletions'
export const keyEntry = 'keys/'
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
  const damaged: string[] = []
  await withData(config, async data => {
    const part = `${file}.part`
    await rm(part, { force: true })
    await makeSealed(
      backupAt(part, data.keys.master),
      pack(entriesOf(data, config.dataDir), (entry, error) =>
        damaged.push(`${entry}: ${error instanceof Error ? error.message : error}`),
      ),
    )
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

async function* entriesOf({ files, keys }: Data, dataDir: string): AsyncGenerator<Entry> {
  const ledger = join(dataDir, ledgerEntry)
  for (const { table, bytes } of copyOf(join(dataDir, databaseEntry)))
    yield { name: table === null ? tablesEntry : tableEntry + table, bytes }
  if (await stat(ledger).catch(() => null)) yield { name: ledgerEntry, bytes: createReadStream(ledger) }
  for (const { name, wrapped } of await keys.wrapped()) yield { name: keyEntry + name, bytes: [wrapped] }
  const known = await keys.folders()
  for (const key of await files.list()) {
    if (!known.some(folder => key.startsWith(`${folder}/`))) continue
    // What is discarded meanwhile is not there any more.
    const size = await files.size(key).catch(() => 1)
    if (size > 0) yield { name: fileEntry + key, bytes: files.read(key, { start: 0, end: size - 1 }) }
  }
}
