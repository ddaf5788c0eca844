import { randomUUID } from 'node:crypto'
import { mkdtemp, readdir, rename, rm } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import { Readable } from 'node:stream'
import { makeFolder, sync, unlessMissing } from './disk.ts'
import {
  type ByteRange,
  checkedKey,
  type FileKey,
  type Files,
  folderOf,
  isKey,
  type KeyRing,
  WrongOffset,
} from './files.ts'
import { createRoom } from './room.ts'
import { noTags, type Tags } from './tags.ts'
import { appendSealed, DiskFailed, failedId, makeSealed, type Place, sealedBytes, sealedSize } from './vault.ts'

/** What waits in a reader's buffer at most. */
const waitingBytes = 256 * 1024

export type LocalNeeds = {
  dir: string
  keys: KeyRing
  tags?: Tags
  /** Another process owns the folder: what lies in its workspaces is its own. */
  beside?: boolean
  /** What stays free on the disk: nothing is added that would take of it. */
  reserveBytes?: number
}

/** Files in a local folder of our own, all sealed. What an earlier process left in its workspaces is swept away. */
export async function createLocalFiles({
  dir,
  keys,
  tags = noTags,
  beside = false,
  reserveBytes = 0,
}: LocalNeeds): Promise<Files> {
  // No key begins with a dot, so no key leads here.
  const workDir = join(dir, '.work')
  await makeFolder(workDir)
  if (!beside) await empty(workDir)
  const room = createRoom(dir, reserveBytes)
  const sealed = createSealed(dir, workDir, keys, tags, room)

  return {
    ...sealed,
    async workspace(use) {
      const folder = await mkdtemp(join(workDir, 'w-'))
      try {
        return await use(folder)
      } finally {
        await rm(folder, { recursive: true, force: true })
      }
    },
    async list(folder) {
      const from = folder === undefined ? dir : join(dir, checkedKey(folder))
      const entries = (await readdir(from, { recursive: true, withFileTypes: true }).catch(unlessMissing)) ?? []
      const paths = entries.filter(entry => entry.isFile()).map(entry => join(entry.parentPath, entry.name))
      return paths.map(path => relative(dir, path).split(sep).join('/')).filter(isKey)
    },
    ...room,
  }
}

/** The folder itself stays: on a full disk another could not be made. */
async function empty(folder: string): Promise<void> {
  for (const name of await readdir(folder)) await rm(join(folder, name), { recursive: true, force: true })
}

type Room = Pick<Files, 'freeBytes' | 'requireRoom' | 'whileRoom'>

type Sealed = Pick<Files, 'append' | 'size' | 'read' | 'write' | 'remove'>

function createSealed(dir: string, workDir: string, keys: KeyRing, tags: Tags, room: Room): Sealed {
  const beingAppended = new Set<FileKey>()
  const pathOf = (key: FileKey) => join(dir, checkedKey(key))
  const place = async (key: FileKey): Promise<Place> => ({
    path: pathOf(key),
    key,
    secret: await keys.of(folderOf(key)),
    tag: await tags.of(key),
  })

  async function* bytesOf(key: FileKey, range?: ByteRange) {
    yield* sealedBytes(await place(key), range)
  }

  async function make(key: FileKey, bytes: Parameters<Files['write']>[1], mayGrow: boolean) {
    const path = pathOf(key)
    const making = join(workDir, randomUUID())
    try {
      const tag = await makeSealed({ path: making, key, secret: await keys.make(folderOf(key)) }, room.whileRoom(bytes))
      await makeFolder(dirname(path))
      // Before it is there: what is there without its tag being known was never finished, and whoever makes it makes it again.
      await tags.put(key, mayGrow ? { ...tag, sizeBytes: null } : tag)
      await rename(making, path)
      await sync(dirname(path))
    } finally {
      await rm(making, { force: true })
    }
  }

  return {
    write: (key, bytes) => make(key, bytes, false),
    async append(key, stream, offset, onSaved = () => {}) {
      if (beingAppended.has(key)) throw new WrongOffset('others are being added')
      beingAppended.add(key)
      try {
        await room.requireRoom()
        const size = await sealedSize(await place(key))
        if ((size ?? 0) !== offset) throw new WrongOffset(`offered at ${offset}, the end is ${size ?? 0}`)
        if (size === null) await make(key, [], true)
        const growing = await place(key)
        if (growing.tag && growing.tag.sizeBytes !== null) await tags.put(key, { ...growing.tag, sizeBytes: null })
        return await appendSealed(growing, stream, onSaved, room.requireRoom)
      } catch (error) {
        // For good: after a restart the disk may show what it has not.
        if (error instanceof DiskFailed) await tags.put(key, { id: failedId, sizeBytes: null })
        throw error
      } finally {
        beingAppended.delete(key)
      }
    },
    size: async key => (await sealedSize(await place(key))) ?? 0,
    read(key, range) {
      checkedKey(key)
      return Readable.from(bytesOf(key, range), { objectMode: false, highWaterMark: waitingBytes })
    },
    async remove(prefix) {
      const path = pathOf(prefix)
      try {
        // Without its secret a file is gone, whatever becomes of its bytes.
        if (prefix === folderOf(prefix)) await keys.forget(prefix)
      } finally {
        await rm(path, { recursive: true, force: true })
      }
      await tags.remove(prefix)
    },
  }
}
