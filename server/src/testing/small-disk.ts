import { execFile } from 'node:child_process'
import { open, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { withDataFolder } from './real-server.ts'

const run = promisify(execFile)
const pieceBytes = 64 * 1024

/** Runs a test over a data folder on a disk of its own of so many megabytes. */
export const onSmallDisk = (megabytes: number, test: (dataDir: string) => Promise<void>): Promise<void> =>
  withDataFolder(dir => mounted(dir, megabytes, () => test(dir)))

/** Mounts a disk of so many megabytes on a folder for a test. Mounting wants root, or sudo that asks nothing. */
export async function mounted(dir: string, megabytes: number, test: () => Promise<void>): Promise<void> {
  const asRoot = (...words: string[]) =>
    process.getuid?.() === 0 ? run(words[0] ?? '', words.slice(1)) : run('sudo', ['-n', ...words])
  await asRoot('mount', '-t', 'tmpfs', '-o', `size=${megabytes}m,mode=0700,uid=${process.getuid?.()}`, 'tmpfs', dir)
  try {
    await test()
  } finally {
    await asRoot('umount', '-l', dir)
  }
}

export async function freeBytes(dir: string): Promise<number> {
  const { bavail, bsize } = await statfs(dir)
  return bavail * bsize
}

/** Fills a disk with a file of nobody's, as far as there is more free than is to be left. */
export async function fill(dir: string, leftBytes = 0): Promise<string> {
  const path = join(dir, 'filler')
  const handle = await open(path, 'a')
  try {
    while ((await freeBytes(dir)) > leftBytes) await handle.write(Buffer.alloc(pieceBytes, 1))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
  } finally {
    await handle.close()
  }
  return path
}
