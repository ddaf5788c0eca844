import { join } from 'node:path'
import { addressOf } from '../address.ts'
import { now } from '../clock.ts'
import type { Config } from '../config.ts'
import type { Files } from '../files/files.ts'
import { createLocalFiles } from '../files/local.ts'
import { type Keys, openKeys } from '../keys/keys.ts'
import { openStore, type Store } from '../store/store.ts'
import { InputError } from './input.ts'

/** Everything that is stored, opened beside a server that may be running. */
export type Data = { store: Store; keys: Keys; files: Files }

/** Where data lies, and what opens it. */
export type DataSetting = Pick<Config, 'dataDir' | 'masterKey'>

/** Opens what lies in this data folder, for as long as `use` takes. */
export async function withData<T>({ dataDir, masterKey }: DataSetting, use: (data: Data) => Promise<T>): Promise<T> {
  const store = await openStore(dataDir)
  try {
    const keys = await openKeys(store, { ...masterKey, mayMake: false }, now)
    const files = await createLocalFiles({ dir: join(dataDir, 'files'), keys, beside: true })
    return await use({ store, keys, files })
  } finally {
    await store.destroy()
  }
}

/** Refuses to go on while a server works on the data. */
export function requireStopped({ dataDir }: DataSetting): void {
  const url = addressOf(dataDir)
  if (url) throw new InputError(`The server at ${url} is running on this data. Stop it first.`)
}
