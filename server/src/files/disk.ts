import { mkdir, open } from 'node:fs/promises'
import { dirname } from 'node:path'

const folderMode = 0o700

/** Makes a folder whose name is on the disk too, so that no file in it can be lost with it. */
export async function makeFolder(folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true, mode: folderMode })
  if (first) await sync(dirname(first))
}

/** Brings a file, or a folder's list of names, to the disk. */
export async function sync(path: string): Promise<void> {
  const handle = await open(path)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** For what may be missing. */
export function unlessMissing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null
  throw error
}
