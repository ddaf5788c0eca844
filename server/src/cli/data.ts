import { join } from 'node:path'
import type { Config } from '../config.ts'
import type { Files } from '../files/files.ts'
import { createLocalFiles } from '../files/local.ts'
import { notedAddress } from '../folder/address.ts'
import { type FolderLock, isLocked, lockFolderAlone, shareFolder } from '../folder/lock.ts'
import { settleRestoring } from '../folder/restoring.ts'
import type { Keys } from '../keys/keys.ts'
import { openData } from '../keys/open-data.ts'
import { createFileTags } from '../store/file-tags.ts'
import type { Store } from '../store/store.ts'
import { InputError } from './input.ts'

/** Everything that is stored, opened beside a server that may be running. */
export type Data = { store: Store; keys: Keys; files: Files }

/** Where data lies, and what opens it. */
export type DataSetting = Pick<Config, 'dataDir' | 'masterKey'>

type Opened = { store: Store; keys: Keys; close(): Promise<void> }

/**
 * Opens the database and the keys beside a server that may be running; where none is, what it would do first is done. Until
 * it is closed nobody has the folder alone; while somebody has, it is refused.
 */
export async function openBeside(setting: DataSetting): Promise<Opened> {
  const alone = lockFolderAlone(setting.dataDir, 0)
  const first = alone ? await openAlone(setting, alone) : null
  const share = shareFolder(setting.dataDir)
  if (!share) {
    await first?.store.destroy()
    throw new InputError(
      `A restore, or another command that needs the data alone, is at work on ${setting.dataDir}. Nothing was done. Try again when it has ended.`,
    )
  }
  try {
    const { store, keys } = first ?? (await openData(setting.dataDir, setting.masterKey, { alone: false }))
    const close = () => store.destroy().finally(share.release)
    return { store, keys, close }
  } catch (error) {
    share.release()
    throw error
  }
}

async function openAlone({ dataDir, masterKey }: DataSetting, lock: FolderLock): Promise<{ store: Store; keys: Keys }> {
  try {
    await settleRestoring(dataDir)
    return await openData(dataDir, masterKey, { alone: true })
  } finally {
    lock.release()
  }
}

/** Opens what lies in this data folder, for as long as `use` takes. */
export async function withData<T>(
  setting: DataSetting,
  use: (data: Data) => Promise<T>,
  filesDir: string = join(setting.dataDir, 'files'),
): Promise<T> {
  const { close, ...opened } = await openBeside(setting)
  return withFiles(opened, filesDir, use, close)
}

/** The same for whoever has the folder alone already. */
export async function withDataAlone<T>(setting: DataSetting, use: (data: Data) => Promise<T>): Promise<T> {
  await settleRestoring(setting.dataDir)
  const opened = await openData(setting.dataDir, setting.masterKey, { alone: true })
  return withFiles(opened, join(setting.dataDir, 'files'), use, () => opened.store.destroy())
}

async function withFiles<T>(
  { store, keys }: Omit<Data, 'files'>,
  dir: string,
  use: (data: Data) => Promise<T>,
  close: () => Promise<void>,
): Promise<T> {
  try {
    return await use({
      store,
      keys,
      files: await createLocalFiles({ dir, keys, tags: createFileTags(store), beside: true }),
    })
  } finally {
    await close()
  }
}

/** Does what must not happen while a server or another command works on the data, and lets none begin meanwhile. */
export async function whileStopped<T>({ dataDir }: DataSetting, use: () => Promise<T>): Promise<T> {
  const lock = lockFolderAlone(dataDir)
  if (!lock) throw new InputError(whoWorksOn(dataDir))
  try {
    return await use()
  } finally {
    lock.release()
  }
}

function whoWorksOn(dataDir: string): string {
  if (!isLocked(dataDir))
    return `Another command is at work on ${dataDir}. Nothing was done. Try again when it has ended.`
  const url = notedAddress(dataDir)
  return `${url ? `The server at ${url}` : 'A server or another command'} is running on this data. Stop it first.`
}
