import { randomBytes } from 'node:crypto'
import { DamagedFile, type KeyRing } from '../files/files.ts'
import type { Store } from '../store/store.ts'
import { createKeyStore, type KeyStore, type WrappedKey } from './keys.store.ts'
import { KeyProblem, type Master, type MasterSetting, masterOf, readMaster } from './master.ts'

const keyBytes = 32
/** No folder has this name: what is wrapped under it tells a fitting master key from another. */
const proof = '.proof'
const about = (folder: string) => `key of ${folder}`

export type Keys = KeyRing & {
  master: Master
  /** Whether what is stored has been told to be sealed by this master key, all of it. */
  proven(): Promise<boolean>
  prove(): Promise<void>
  /** Every folder that has a key. */
  folders(): Promise<string[]>
  /** Wraps every key by another master key, all or none. Answers whose keys are damaged: they stay what they are. */
  rewrap(next: Master): Promise<string[]>
}

/** The keys of files, each wrapped by the master key. Throws a KeyProblem when that is missing or does not fit the data. */
export async function openKeys(store: Store, setting: MasterSetting, now: () => number): Promise<Keys> {
  const rows = createKeyStore(store)
  const proven = await rows.find(proof)
  const all = proven ? null : await rows.all()
  const master = masterOf(readMaster(setting, all?.length === 0))
  const opens = (row: WrappedKey) => master.unwrap(row.wrapped, about(row.folder)) !== null
  // One key that opens tells that it fits: another may be damaged, the proof itself too.
  const fits = (proven && opens(proven)) || all?.length === 0 || (all ?? (await rows.all())).some(opens)
  if (!fits) throw new KeyProblem(doesNotFit(setting))
  return ringOf(rows, master, now)
}

function ringOf(rows: KeyStore, master: Master, now: () => number): Keys {
  async function of(folder: string): Promise<Buffer | null> {
    const row = await rows.find(folder)
    if (!row) return null
    const key = master.unwrap(row.wrapped, about(folder))
    if (!key) throw new DamagedFile(folder, 'its key is not what was written')
    return key
  }

  async function make(folder: string): Promise<Buffer> {
    const known = await of(folder)
    if (known) return known
    const wrapped = master.wrap(randomBytes(keyBytes), about(folder))
    await rows.insert({ folder, wrapped, createdMs: Math.round(now()) })
    // Of two who make it at once, both take what was kept.
    const kept = await of(folder)
    if (!kept) throw new Error(`the key of ${folder} was forgotten while it was made`)
    return kept
  }

  return {
    master,
    of,
    make,
    forget: async folder => void (await rows.remove(folder)),
    proven: async () => (await rows.find(proof)) !== undefined,
    prove: async () => void (await make(proof)),
    folders: async () => (await rows.all()).map(({ folder }) => folder).filter(folder => folder !== proof),
    async rewrap(next) {
      const opened = (await rows.all()).map(row => ({ row, key: master.unwrap(row.wrapped, about(row.folder)) }))
      const rewrapped = opened.flatMap(({ row, key }) =>
        key ? [{ ...row, wrapped: next.wrap(key, about(row.folder)) }] : [],
      )
      await rows.replaceAll(rewrapped)
      return opened.flatMap(({ row, key }) => (key ? [] : [row.folder]))
    },
  }
}

function doesNotFit({ key, file }: MasterSetting): string {
  const where = key ? 'MASTER_KEY' : `The key in ${file}`
  return `${where} is not the one that this data was sealed with. Use the key that was there before, or restore a backup made under this one.`
}
