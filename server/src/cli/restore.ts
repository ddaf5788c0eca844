import { existsSync } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { RecordingId } from '@samsyn/shared'
import { createClockStore } from '../clock/clock.store.ts'
import { now } from '../clock.ts'
import { DamagedFile } from '../files/files.ts'
import { sealedBytes } from '../files/vault.ts'
import { beginRestoring, giveUpRestoring, isReplacing, replaceData, settleRestoring } from '../folder/restoring.ts'
import { masterOf, readMaster } from '../keys/master.ts'
import { createLedger, idsIn } from '../recording/ledger.ts'
import { replaceRowsAbout } from '../store/copy.ts'
import { openStore, type Store } from '../store/store.ts'
import { type Frame, unpack } from './archive.ts'
import { anewEntry, backupAt, databaseEntry, fileEntry, ledgerEntry } from './backup.ts'
import { type Data, type DataSetting, whileStopped, withData } from './data.ts'
import { BrokenEntry, bodyOf, nextName } from './entries.ts'
import { InputError } from './input.ts'
import { type Beforehand, lookThrough } from './look-through.ts'
import { recordIn } from './record.ts'
import { takeDatabase } from './take-database.ts'

export type RestoreOptions = { replace: boolean; ledger: string | null }

/**
 * Puts a backup in place of what is in the data folder. What was discarded since is not in it: the ledger of the data that
 * is replaced is kept, as is another that is given. Everybody has to sign in anew. Cut off anywhere, it is as if it had
 * not begun, or is finished when it is run again or a server starts.
 */
export function restore(config: DataSetting, name: string, options: RestoreOptions): Promise<string> {
  return whileStopped(config, () => putBack(config, resolve(name), options))
}

async function putBack(config: DataSetting, file: string, options: RestoreOptions): Promise<string> {
  const { dataDir, masterKey } = config
  // What was cut off before is finished: where it was this backup, that is all there is to do.
  if ((await settleRestoring(dataDir)) === file) return doneWith(config, file)
  if (!existsSync(file)) throw new InputError(`${file} does not exist.`)
  if (!options.replace && existsSync(join(dataDir, databaseEntry))) {
    throw new InputError(`There is data in ${dataDir}. Say --replace to put the backup in its place, for good.`)
  }
  await requireOneDisk(dataDir)
  const ledger = createLedger(join(dataDir, ledgerEntry))
  const gone = await discardedBefore(config, options.ledger)
  // Before anything is touched: whatever becomes of the rest, what was discarded stays so.
  await ledger.note(gone, now())
  const receipts = await receiptsBefore(config)
  const knownMs = await knownBefore(config)
  const { dir, filesDir } = await beginRestoring(dataDir)
  const inMaking = { masterKey, dataDir: dir }
  try {
    const master = masterOf(readMaster(masterKey, false))
    const framesOf = () => unpack(sealedBytes(backupAt(file, master)))[Symbol.asyncIterator]()
    const beforehand = await lookThrough(framesOf()).catch(saidPlainly)
    for (const id of beforehand.gone) gone.add(id)
    const lost = await fill(inMaking, filesDir, framesOf(), { ...beforehand, gone }).catch(saidPlainly)
    await ledger.note(gone, now())
    await keepReceipts(inMaking, receipts)
    await keepTime(inMaking, knownMs)
    const event = { kind: 'restore', detail: await madeAtOf(file) } as const
    await withData(inMaking, async data => (await recordIn(data, dir, true))(event))
    await replaceData(dataDir, file)
    return [doneWith(config, file), ...lost].join('\n')
  } catch (error) {
    // What could not be put in place must not lie about. Where it is being put in place already, the next run goes on.
    if (!isReplacing(dataDir)) await giveUpRestoring(dataDir)
    throw error
  }
}

const doneWith = ({ dataDir }: DataSetting, file: string) =>
  `${dataDir} is as it was when ${file} was made, without anything that was ever discarded.`

/** Only the files may be a disk of their own: the rest is exchanged by name. */
async function requireOneDisk(dataDir: string): Promise<void> {
  const [folder, keys] = await Promise.all([dataDir, join(dataDir, 'keys')].map(path => stat(path).catch(() => null)))
  if (folder && keys && folder.dev !== keys.dev) {
    throw new InputError(`${join(dataDir, 'keys')} is a disk of its own. Restore without it, and copy the keys there.`)
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

/** The last time that is known here; null where nothing can tell. */
async function knownBefore({ dataDir }: DataSetting): Promise<number | null> {
  if (!existsSync(join(dataDir, databaseEntry))) return null
  const store = await openStore(dataDir).catch(() => null)
  const knownMs = store
    ? await createClockStore(store)
        .known()
        .catch(() => null)
    : null
  await store?.destroy()
  return knownMs
}

/** The older data was not away since it was made: what is known here of the time is true of it. */
function keepTime(config: DataSetting, knownMs: number | null): Promise<void> {
  return withData(config, async ({ store }) => {
    const times = createClockStore(store)
    if (knownMs !== null) await times.keep(Math.max(knownMs, (await times.known()) ?? 0))
  })
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
async function fill(
  config: DataSetting,
  filesDir: string,
  frames: AsyncIterator<Frame>,
  { keys, gone }: Beforehand,
): Promise<string[]> {
  const database = join(config.dataDir, databaseEntry)
  const { next, lost } = await takeDatabase(frames, database)
  const filled = async (data: Data) => {
    for (const { name, wrapped } of keys) await data.keys.takeIn(name, wrapped)
    for (let name = next; name !== null; name = await nextName(frames)) {
      await takeIn(data, database, name, bodyOf(frames, name), gone).catch(error => {
        if (!(error instanceof BrokenEntry)) throw error
        lost.push(`${name} was damaged when the backup was made, and is missing.`)
      })
    }
    await forget(data, gone)
    return lost
  }
  return withData(config, filled, filesDir)
}

/** Puts an entry in its place; keys are there already, and what is not to come back is passed over. */
async function takeIn(
  { files }: Data,
  database: string,
  name: string,
  body: AsyncGenerator<Buffer>,
  gone: ReadonlySet<RecordingId>,
): Promise<void> {
  const key = name.startsWith(fileEntry) ? name.slice(fileEntry.length) : null
  if (key !== null && isGone(key, gone)) return passOver(body)
  if (key !== null) return void (await files.write(key, body))
  if (name.startsWith(anewEntry)) {
    return replaceRowsAbout(database, { column: 'document', value: name.slice(anewEntry.length) }, body)
  }
  return passOver(body)
}

const isGone = (key: string, gone: ReadonlySet<RecordingId>) => gone.has(key.split('/')[1] as RecordingId)

/** What was discarded while it was read has an end that is broken. */
async function passOver(body: AsyncGenerator<Buffer>): Promise<void> {
  try {
    for await (const _ of body);
  } catch (error) {
    if (!(error instanceof BrokenEntry)) throw error
  }
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

function saidPlainly(error: unknown): never {
  if (!(error instanceof DamagedFile)) throw error
  throw new InputError('This backup cannot be read: it was made under another master key, or it is damaged.')
}
