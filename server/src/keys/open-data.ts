import { join } from 'node:path'
import type { KyselyPlugin } from 'kysely'
import { openStore, type Store, useSeals } from '../store/store.ts'
import { sealPlainRows } from './bring-forward.ts'
import { type Keys, openKeys } from './keys.ts'
import { settleLookUp } from './look-up.ts'
import type { MasterSetting } from './master.ts'
import { settleReplacing } from './replace-keys.ts'
import { createSeals } from './sealing.ts'

/**
 * Opens the database of a data folder with the keys that its words are sealed with. Who is `alone` at the folder finishes
 * what was cut off, and seals what a version that sealed none has left. Throws a KeyProblem when the master key is missing
 * or does not fit.
 */
export async function openData(
  dataDir: string,
  master: MasterSetting,
  { alone, plugins = [] }: { alone: boolean; plugins?: readonly KyselyPlugin[] },
): Promise<{ store: Store; keys: Keys }> {
  const keysDir = join(dataDir, 'keys')
  const store = await openStore(dataDir, plugins)
  try {
    if (alone) await settleReplacing(keysDir)
    const former = await store.selectFrom('fileKey').select(['folder', 'wrapped']).execute()
    const keys = await openKeys(keysDir, master, former)
    const seals = createSeals(keys)
    useSeals(store, seals)
    if (alone) await sealPlainRows(store, seals)
    if (alone) await settleLookUp(store, keys, seals)
    if (alone) await forgetRows(store, keys, former)
    return { store, keys }
  } catch (error) {
    await store.destroy()
    throw error
  }
}

/** Takes away the rows of keys that are files by now; one that could not be opened stays for whoever repairs it. */
async function forgetRows(store: Store, keys: Keys, former: readonly { folder: string }[]): Promise<void> {
  for (const { folder } of former) {
    if (folder !== '.proof' && keys.count(folder) === 0) continue
    await store.deleteFrom('fileKey').where('folder', '=', folder).execute()
  }
}
