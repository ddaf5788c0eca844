import { randomBytes } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { open, readdir, rename, rm, unlink } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import { makeFolder, sync, unlessMissing } from '../files/disk.ts'
import { checkedKey } from '../files/files.ts'

const fileMode = 0o600
const suffix = '.key'
/** No folder has this name. */
const draftsName = '.drafts'

/** Names one wrapped key: the folder that it is the key of, and its own id among that folder's keys. */
export type KeyName = { folder: string; id: string }

/**
 * Wrapped keys as small files, one each, on every engine alike: a row of a database that is deleted goes on lying in free
 * pages, logs and replicas, and a key that still lies somewhere has not been destroyed.
 */
export function createKeyFiles(dir: string) {
  const folderPath = (folder: string) => join(dir, checkedKey(folder))
  const pathOf = ({ folder, id }: KeyName) => join(folderPath(folder), `${checkedId(id)}${suffix}`)

  async function destroyAt(path: string): Promise<void> {
    const handle = await open(path, 'r+').catch(unlessMissing)
    if (!handle) return
    try {
      const { size } = await handle.stat()
      await handle.write(randomBytes(size), 0, size, 0)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await unlink(path).catch(unlessMissing)
    await sync(dirname(path))
  }

  async function pathsUnder(path: string): Promise<string[]> {
    const entries = (await readdir(path, { recursive: true, withFileTypes: true }).catch(unlessMissing)) ?? []
    return entries
      .filter(entry => entry.isFile() && entry.name.endsWith(suffix))
      .map(entry => join(entry.parentPath, entry.name))
  }

  return {
    /** Whether there is any key at all. */
    isEmpty: () => !existsSync(dir) || readdirSync(dir).every(name => name === draftsName),
    /** The ids of a folder's keys. Reads the disk at once: who opens words waits for nobody. */
    ids(folder: string): string[] {
      const path = folderPath(folder)
      if (!existsSync(path)) return []
      return readdirSync(path).flatMap(name => (name.endsWith(suffix) ? [name.slice(0, -suffix.length)] : []))
    },
    /** A wrapped key; null when it has been destroyed. */
    read(name: KeyName): Buffer | null {
      try {
        return readFileSync(pathOf(name))
      } catch (error) {
        return unlessMissing(error as NodeJS.ErrnoException)
      }
    },
    /** Keeps a wrapped key; it is on the disk, whole and under its name, when this returns. */
    async add(name: KeyName, wrapped: Uint8Array): Promise<void> {
      const drafts = join(dir, draftsName)
      await makeFolder(drafts)
      await makeFolder(folderPath(name.folder))
      const draft = join(drafts, randomBytes(12).toString('hex'))
      const handle = await open(draft, 'wx', fileMode)
      try {
        await handle.writeFile(wrapped)
        await handle.sync()
      } finally {
        await handle.close()
      }
      await rename(draft, pathOf(name))
      await sync(folderPath(name.folder))
    },
    /** Destroys one key: its bytes are overwritten before its name goes. Can be done again. */
    destroy: (name: KeyName): Promise<void> => destroyAt(pathOf(name)),
    /** Destroys every key of a folder and of those in it. Can be done again. */
    async destroyAll(folder: string): Promise<void> {
      const path = folderPath(folder)
      for (const file of await pathsUnder(path)) await destroyAt(file)
      await rm(path, { recursive: true, force: true })
    },
    /** Every key there is. */
    async all(): Promise<KeyName[]> {
      const paths = await pathsUnder(dir)
      return paths.map(path => {
        const words = relative(dir, path).split(sep)
        return { folder: words.slice(0, -1).join('/'), id: (words.at(-1) ?? '').slice(0, -suffix.length) }
      })
    },
  }
}

/** The id, if it is one; throws for anything that could lead elsewhere. */
function checkedId(id: string): string {
  if (/^[\da-f]{16}$/.test(id)) return id
  throw new Error(`not the id of a key: ${JSON.stringify(id)}`)
}

export type KeyFiles = ReturnType<typeof createKeyFiles>
