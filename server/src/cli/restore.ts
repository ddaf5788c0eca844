import { createWriteStream, existsSync } from 'node:fs'
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { RecordingId } from '@samsyn/shared'
import { now } from '../clock.ts'
import { DamagedFile } from '../files/files.ts'
import { sealedBytes } from '../files/vault.ts'
import { masterOf, readMaster } from '../keys/master.ts'
import { createLedger, idsIn } from '../recording/ledger.ts'
import { openStore, type Store } from '../store/store.ts'
import { type Frame, unpack } from './archive.ts'
import { backupAt, databaseEntry, fileEntry, keyEntry, ledgerEntry } from './backup.ts'
import { type Data, type DataSetting, whileStopped, withData } from './data.ts'
import { InputError } from './input.ts'
import { recordEntry, recordIn } from './record.ts'

export type RestoreOptions = { replace: boolean; ledger: string | null }

/**
 * Puts a backup in place of what is in the data folder. What was discarded since is not in it: the ledger of the data that
 * is replaced is kept, as is another that is given. Everybody has to sign in anew.
 */
export function restore(config: DataSetting, name: string, options: RestoreOptions): Promise<string> {
  return whileStopped(config, () => putBack(config, resolve(name), options))
}

async function putBack(config: DataSetting, file: string, options: RestoreOptions): Promise<string> {
  if (!existsSync(file)) throw new InputError(`${file} does not exist.`)
  if (!options.replace && existsSync(join(config.dataDir, databaseEntry))) {
    throw new InputError(`There is data in ${config.dataDir}. Say --replace to put the backup in its place, for good.`)
  }
  const gone = await discardedBefore(config, options.ledger)
  const receipts = await receiptsBefore(config)
  const dir = join(config.dataDir, '.restoring')
  await rm(dir, { recursive: true, force: true })
  await mkdir(dir, { recursive: true, mode: 0o700 })
  try {
    const master = masterOf(readMaster(config.masterKey, false))
    const frames = unpack(sealedBytes(backupAt(file, master)))[Symbol.asyncIterator]()
    const lost = await fill({ masterKey: config.masterKey, dataDir: dir }, frames, gone).catch(saidPlainly)
    await keepReceipts({ masterKey: config.masterKey, dataDir: dir }, receipts)
    const event = { kind: 'restore', detail: await madeAtOf(file) } as const
    await withData({ masterKey: config.masterKey, dataDir: dir }, async data =>
      (await recordIn(data, dir, true))(event),
    )
    await moveIn(dir, config.dataDir)
    const done = `${config.dataDir} is as it was when ${file} was made, without anything that was ever discarded.`
    return [done, ...lost].join('\n')
  } finally {
    // What could not be put in place must not lie about.
    await rm(dir, { recursive: true, force: true })
  }
}

/** When a backup was written, by its file. */
const madeAtOf = async (file: string) => `backup of ${(await stat(file)).mtime.toISOString()}`

/** Everything that is known to have been discarded, ever. */
async function discardedBefore({ dataDir }: DataSetting, given: string | null): Promise<Set<RecordingId>> {
  const ids = await createLedger(join(dataDir, ledgerEntry)).all()
  if (given !== null) for (const id of idsIn(await readFile(given, 'utf8'))) ids.add(id)
  if (!existsSync(join(dataDir, databaseEntry))) return ids
  const store = await openStore(dataDir).catch(() => null)
  // A database that cannot be read is why somebody restores: the ledger is there for that.
  const rows = store ? await discardedIn(store).catch(() => []) : []
  await store?.destroy()
  for (const { id } of rows) ids.add(id as RecordingId)
  return ids
}

/** The receipts there are: what they say is true of the older data, too. */
async function receiptsBefore({ dataDir }: DataSetting) {
  if (!existsSync(join(dataDir, databaseEntry))) return []
  const store = await openStore(dataDir).catch(() => null)
  const rows = await store
    ?.selectFrom('deletionReceipt')
    .selectAll()
    .execute()
    .catch(() => [])
  await store?.destroy()
  return rows ?? []
}

function keepReceipts(config: DataSetting, receipts: Awaited<ReturnType<typeof receiptsBefore>>): Promise<void> {
  return withData(config, async ({ store }) => {
    for (const row of receipts) {
      await store
        .insertInto('deletionReceipt')
        .values(row)
        .onConflict(conflict => conflict.doNothing())
        .execute()
    }
  })
}

const discardedIn = (store: Store) =>
  store.selectFrom('recording').select('id').where('discardedMs', 'is not', null).execute()

/** Fills an empty data folder; answers what the backup lacked, a line each. */
async function fill(config: DataSetting, frames: AsyncIterator<Frame>, gone: Set<RecordingId>): Promise<string[]> {
  const first = await nextName(frames)
  if (first !== databaseEntry) throw new InputError('This backup begins without a database.')
  const database = createWriteStream(join(config.dataDir, databaseEntry), { mode: 0o600 })
  await pipeline(Readable.from(bodyOf(frames, first)), database)
  return withData(config, async data => {
    const lost: string[] = []
    for (let name = await nextName(frames); name !== null; name = await nextName(frames)) {
      await takeIn(data, name, bodyOf(frames, name), gone).catch(error => {
        if (!(error instanceof BrokenEntry)) throw error
        lost.push(`${name} was damaged when the backup was made, and is missing.`)
      })
    }
    await forget(data, gone)
    await writeFile(join(config.dataDir, ledgerEntry), '', { mode: 0o600 })
    await createLedger(join(config.dataDir, ledgerEntry)).note(gone, now())
    return lost
  })
}

async function takeIn({ files, keys }: Data, name: string, body: AsyncGenerator<Buffer>, gone: Set<RecordingId>) {
  const key = name.startsWith(fileEntry) ? name.slice(fileEntry.length) : null
  const isGone = key !== null && [...gone].some(id => key.startsWith(`recording/${id}/`))
  if (key !== null && !isGone) return files.write(key, body)
  const pieces: Buffer[] = []
  for await (const piece of body) if (name === ledgerEntry || name.startsWith(keyEntry)) pieces.push(piece)
  if (name.startsWith(keyEntry)) return keys.takeIn(name.slice(keyEntry.length), Buffer.concat(pieces))
  for (const id of idsIn(Buffer.concat(pieces).toString())) gone.add(id)
}

/** What was discarded since is discarded in the older database too; the next start does what is left to do. */
async function forget({ store, keys }: Data, gone: Iterable<RecordingId>) {
  for (const id of gone) {
    const discarded = { discardedMs: Math.round(now()), fileName: '' }
    await store.updateTable('recording').set(discarded).where('id', '=', id).where('discardedMs', 'is', null).execute()
    await keys.forget(`recording/${id}`)
  }
  // What has been ended or used since lives in the older database.
  await store
    .updateTable('session')
    .set({ revokedMs: Math.round(now()) })
    .where('revokedMs', 'is', null)
    .execute()
  await store.deleteFrom('signInLink').execute()
}

async function moveIn(from: string, to: string) {
  const parts = [databaseEntry, 'keys', 'files', ledgerEntry, recordEntry]
  for (const old of [...parts, `${databaseEntry}-wal`, `${databaseEntry}-shm`]) {
    await rm(join(to, old), { recursive: true, force: true })
  }
  for (const part of parts) await rename(join(from, part), join(to, part))
}

class BrokenEntry extends Error {}

async function nextName(frames: AsyncIterator<Frame>): Promise<string | null> {
  const { value, done } = await frames.next()
  if (done) return null
  if (value.kind !== 'name') throw new InputError('This is no backup of ours.')
  return value.name
}

async function* bodyOf(frames: AsyncIterator<Frame>, name: string): AsyncGenerator<Buffer> {
  for (;;) {
    const { value, done } = await frames.next()
    if (done || value.kind === 'name') throw new InputError(`The backup ends within ${name}.`)
    if (value.kind === 'broken') throw new BrokenEntry(name)
    if (value.kind === 'end') return
    yield value.bytes
  }
}

function saidPlainly(error: unknown): never {
  if (!(error instanceof DamagedFile)) throw error
  throw new InputError('This backup cannot be read: it was made under another master key, or it is damaged.')
}
