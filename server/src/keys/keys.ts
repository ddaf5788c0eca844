import { createSecretKey, type KeyObject, randomBytes } from 'node:crypto'
import { DamagedFile, type KeyRing } from '../files/files.ts'
import { createKeyFiles, type KeyFiles, type KeyName } from './key-files.ts'
import { KeyProblem, type Master, type MasterSetting, masterOf, readMaster } from './master.ts'
import { replaceKeys } from './replace-keys.ts'

const keyBytes = 32
const idBytes = 8
/** What is wrapped under this name tells a fitting master key from another, and that all files are sealed. */
const proof = 'proof/sealed'
/** What the proof was called, and each key was bound to, while they lay in the database. */
const formerProof = '.proof'
const aboutFormer = ({ folder }: FormerKey) => `key of ${folder}`
const about = ({ folder, id }: KeyName) => `key ${id} of ${folder}`
const newId = () => randomBytes(idBytes).toString('hex')
/** Folders whose keys are remembered; one that is needed again is read again. */
const mostRemembered = 20_000

export type FormerKey = { folder: string; wrapped: Uint8Array }
type Found = { id: string; secret: KeyObject }

export type Keys = KeyRing & {
  master: Master
  /** A folder's newest key, made if there is none. Throws a DamagedFile when there are keys and none can be opened. */
  current(folder: string): Promise<Found>
  /** A folder's newest key; null when it has none. Throws as `current` does. */
  present(folder: string): Found | null
  /** One key of a folder; null when it has been destroyed or is not what was written. */
  byId(folder: string, id: string): KeyObject | null
  /** Whether there is such a key, damaged or not. */
  exists(folder: string, id: string): boolean
  /** Makes another key for a folder the current one; answers how to destroy those from before. */
  renew(folder: string): Promise<() => Promise<void>>
  /** How many keys a folder has: more than one when a renewal was cut off. */
  count(folder: string): number
  /** Whether what is stored has been told to be sealed by this master key, all of it. */
  proven(): Promise<boolean>
  prove(): Promise<void>
  /** Every folder that has a key. */
  folders(): Promise<string[]>
  /** The keys that cannot be opened by this master key. */
  damaged(): Promise<KeyName[]>
  /** Every key as it is wrapped, by its name: what a backup takes along. */
  wrapped(): Promise<{ name: string; wrapped: Buffer }[]>
  /** Puts a wrapped key of a backup in its place. */
  takeIn(name: string, wrapped: Uint8Array): Promise<void>
  /** Wraps every key by another master key, all or none. Answers whose keys are damaged: they stay what they are. */
  rewrap(next: Master): Promise<string[]>
}

/**
 * Opens the keys in a folder, each wrapped by the master key, and takes in `former` ones, which lay in the database. Throws
 * a KeyProblem when the master key is missing or fits none of them.
 */
export async function openKeys(dir: string, setting: MasterSetting, former: readonly FormerKey[] = []): Promise<Keys> {
  const files = createKeyFiles(dir)
  const master = masterOf(readMaster(setting, former.length === 0 && files.isEmpty()))
  const opened = former.map(key => ({ folder: key.folder, secret: master.unwrap(key.wrapped, aboutFormer(key)) }))
  if (!opened.some(({ secret }) => secret)) await requireFitting(files, master, setting, former.length > 0)
  for (const { folder, secret } of opened) if (secret) await takeIn(files, master, folder, secret)
  return ringOf(dir, files, master)
}

/** One key that opens proves the master key; one that is damaged proves nothing. */
async function requireFitting(files: KeyFiles, master: Master, setting: MasterSetting, isSealed: boolean) {
  const opens = (name: KeyName) => unwrapped(files, master, name) !== null
  if (files.ids(proof).some(id => opens({ folder: proof, id }))) return
  const all = await files.all()
  if ((isSealed || all.length > 0) && !all.some(opens)) throw new KeyProblem(doesNotFit(setting))
}

/** Keeps a key that lay in the database, unless it is kept already. */
async function takeIn(files: KeyFiles, master: Master, former: string, secret: KeyObject): Promise<void> {
  const folder = former === formerProof ? proof : former
  if (files.ids(folder).length > 0) return
  const name = { folder, id: newId() }
  await files.add(name, master.wrap(secret, about(name)))
}

function unwrapped(files: KeyFiles, master: Master, name: KeyName): KeyObject | null {
  const wrapped = files.read(name)
  return wrapped && master.unwrap(wrapped, about(name))
}

function ringOf(dir: string, files: KeyFiles, master: Master): Keys {
  const remembered = new Map<string, Map<string, KeyObject>>()
  const newest = new Map<string, Found>()
  const making = new Map<string, Promise<Found>>()

  function remember({ folder, id }: KeyName, secret: KeyObject) {
    if (remembered.size >= mostRemembered && !remembered.has(folder)) forgetOldest()
    const known = remembered.get(folder) ?? new Map<string, KeyObject>()
    remembered.set(folder, known.set(id, secret))
  }

  function forgetOldest() {
    const [oldest] = remembered.keys()
    if (oldest === undefined) return
    remembered.delete(oldest)
    newest.delete(oldest)
  }

  function byId(folder: string, id: string): KeyObject | null {
    const known = remembered.get(folder)?.get(id)
    if (known) return known
    const secret = unwrapped(files, master, { folder, id })
    if (secret) remember({ folder, id }, secret)
    return secret
  }

  /** A key that is there already; null when the folder has none. */
  function present(folder: string): Found | null {
    const known = newest.get(folder)
    if (known) return known
    const ids = files.ids(folder)
    for (const id of ids) {
      const secret = byId(folder, id)
      if (!secret) continue
      newest.set(folder, { id, secret })
      return { id, secret }
    }
    if (ids.length > 0) throw new DamagedFile(folder, 'its key is not what was written')
    return null
  }

  async function add(folder: string): Promise<Found> {
    const [id, secret] = [newId(), createSecretKey(randomBytes(keyBytes))]
    const name = { folder, id }
    await files.add(name, master.wrap(secret, about(name)))
    remember(name, secret)
    newest.set(folder, { id, secret })
    return { id, secret }
  }

  /** Of those who make a folder's first key at once, all get the same. */
  function makeOnce(folder: string): Promise<Found> {
    const made = making.get(folder) ?? add(folder).finally(() => making.delete(folder))
    making.set(folder, made)
    return made
  }

  const current = async (folder: string) => present(folder) ?? makeOnce(folder)

  async function forget(prefix: string): Promise<void> {
    for (const folder of remembered.keys())
      if (folder === prefix || folder.startsWith(`${prefix}/`)) {
        remembered.delete(folder)
        newest.delete(folder)
      }
    await files.destroyAll(prefix)
  }

  async function retire(folder: string, kept: string): Promise<void> {
    for (const id of files.ids(folder)) {
      if (id === kept) continue
      remembered.get(folder)?.delete(id)
      await files.destroy({ folder, id })
    }
  }

  const all = async () => (await files.all()).map(name => ({ ...name, secret: unwrapped(files, master, name) }))

  return {
    master,
    current,
    present,
    byId,
    forget,
    of: async folder => present(folder)?.secret ?? null,
    make: async folder => (await current(folder)).secret,
    async renew(folder) {
      const { id } = await add(folder)
      return () => retire(folder, id)
    },
    exists: (folder, id) => files.ids(folder).includes(id),
    count: folder => files.ids(folder).length,
    // Told once it stays told, whatever becomes of the key that tells it.
    proven: async () => files.ids(proof).length > 0,
    prove: async () => void (await current(proof)),
    folders: async () => [...new Set((await files.all()).map(({ folder }) => folder))].filter(name => name !== proof),
    damaged: async () => (await all()).filter(({ secret }) => secret === null),
    async wrapped() {
      const names = await files.all()
      return names.flatMap(({ folder, id }) => {
        const wrapped = files.read({ folder, id })
        return wrapped ? [{ name: `${folder}/${id}`, wrapped }] : []
      })
    },
    takeIn(name, wrapped) {
      const words = name.split('/')
      return files.add({ folder: words.slice(0, -1).join('/'), id: words.at(-1) ?? '' }, wrapped)
    },
    async rewrap(next) {
      const keys = await all()
      const rewrapped = keys.map(({ secret, ...name }) => ({
        ...name,
        wrapped: secret ? next.wrap(secret, about(name)) : (files.read(name) ?? Buffer.alloc(0)),
      }))
      await replaceKeys(dir, rewrapped)
      return keys.flatMap(({ secret, folder }) => (secret ? [] : [folder]))
    },
  }
}

function doesNotFit({ key, file }: MasterSetting): string {
  const where = key ? 'MASTER_KEY' : `The key in ${file}`
  return `${where} is not the one that this data was sealed with. Use the key that was there before, or restore a backup made under this one.`
}
