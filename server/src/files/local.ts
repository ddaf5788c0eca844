import { createReadStream } from 'node:fs'
import { chmod, mkdir, mkdtemp, open, rename, rm, stat, statfs } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { appendTo } from './append.ts'
import { checkedKey, type FileKey, type Files, WrongOffset } from './files.ts'

const folderMode = 0o700
const fileMode = 0o600

/** Files in a local folder of our own. What an earlier process left in its workspaces is swept away. */
export async function createLocalFiles(dir: string): Promise<Files> {
  const pathOf = (key: FileKey) => join(dir, checkedKey(key))
  // No key begins with a dot, so no key leads here.
  const workDir = join(dir, '.work')
  const beingAppended = new Set<FileKey>()
  await rm(workDir, { recursive: true, force: true })
  await mkdir(workDir, { recursive: true, mode: folderMode })

  return {
    async append(key, stream, offset, onSize = () => {}) {
      const path = pathOf(key)
      if (beingAppended.has(key)) throw new WrongOffset('others are being added')
      beingAppended.add(key)
      try {
        await makeFolder(dirname(path))
        return await appendTo(path, stream, offset, onSize)
      } finally {
        beingAppended.delete(key)
        await sync(dirname(path))
      }
    },
    size: async key => (await stat(pathOf(key)).catch(unlessMissing))?.size ?? 0,
    read: (key, range) => createReadStream(pathOf(key), { ...range, highWaterMark: 256 * 1024 }),
    async put(key, localPath) {
      const path = pathOf(key)
      await makeFolder(dirname(path))
      await chmod(localPath, fileMode)
      await sync(localPath)
      await rename(localPath, path)
      await sync(dirname(path))
    },
    lend: (key, use) => use(pathOf(key)),
    async workspace(use) {
      const folder = await mkdtemp(join(workDir, 'w-'))
      try {
        return await use(folder)
      } finally {
        await rm(folder, { recursive: true, force: true })
      }
    },
    remove: prefix => rm(pathOf(prefix), { recursive: true, force: true }),
    async freeBytes() {
      const { bavail, bsize } = await statfs(dir)
      return bavail * bsize
    },
  }
}

/** Makes a folder whose name is on the disk too, so that no file in it can be lost with it. */
async function makeFolder(folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true, mode: folderMode })
  if (first) await sync(dirname(first))
}

async function sync(path: string): Promise<void> {
  const handle = await open(path)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

function unlessMissing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null
  throw error
}
