import { join } from 'node:path'
import type { Config } from '../config.ts'
import type { Files } from '../files/files.ts'
import { createLocalFiles } from '../files/local.ts'
import { notedAddress } from '../folder/address.ts'
import { lockFolder } from '../folder/lock.ts'
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

/** Opens the database and the keys beside a server that may be running; where none is, what it would do first is done. */
export async function openBeside({ dataDir, masterKey }: DataSetting): Promise<{ store: Store; keys: Keys }> {
  const lock = lockFolder(dataDir)
  try {
    if (lock) await settleRestoring(dataDir)
    return await openData(dataDir, masterKey, { alone: lock !== null })
  } finally {
    lock?.release()
  }
}

/** Opens what lies in this data folder, for as long as `use` takes. */
export async function withData<T>(
  setting: DataSetting,
  use: (data: Data) => Promise<T>,
  filesDir: string = join(setting.dataDir, 'files'),
): Promise<T> {
  const { store, keys } = await openBeside(setting)
  try {
    const files = await createLocalFiles({ dir: filesDir, keys, tags: createFileTags(store), beside: true })
    return await use({ store, keys, files })
  } finally {
    await store.destroy()
  }
}

/** Does what must not happen while a server works on the data, and lets none start meanwhile. */
export async function whileStopped<T>({ dataDir }: DataSetting, use: () => Promise<T>): Promise<T> {
  const lock = lockFolder(dataDir)
  if (!lock) throw new InputError(`${workingOn(dataDir)} is running on this data. Stop it first.`)
  try {
    return await use()
  } finally {
    lock.release()
  }
}

function workingOn(dataDir: string): string {
  const url = notedAddress(dataDir)
  return url ? `The server at ${url}` : 'A server or another command'
}
