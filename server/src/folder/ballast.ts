import { randomBytes } from 'node:crypto'
import { open, rm, stat, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { isNoRoom } from '../no-room.ts'

const pieceBytes = 1024 ** 2
const pieces = 64
const ballastBytes = pieces * pieceBytes

/**
 * A file in the data folder that is of no use but to be thrown off: deleting writes before it frees anything, and must be
 * possible on a disk that is full.
 */
export function createBallast(dataDir: string) {
  const file = join(dataDir, 'ballast')
  let making: Promise<void> | null = null

  const isThere = async () => (await stat(file).catch(() => null))?.size === ballastBytes

  async function make(): Promise<void> {
    const { bavail, bsize } = await statfs(dataDir)
    if (bavail * bsize < 2 * ballastBytes || (await isThere())) return
    // Not zeros: some disks store none of those.
    const piece = randomBytes(pieceBytes)
    const handle = await open(file, 'w', 0o600)
    try {
      for (let n = 0; n < pieces; n++) await handle.write(piece)
      await handle.sync()
    } finally {
      await handle.close()
    }
  }

  return {
    /** Takes ballast on, where there is none and there is room for it. */
    keep(): Promise<void> {
      making ??= make().finally(() => {
        making = null
      })
      return making
    },
    /** Does what must be possible on a full disk and can be done twice: where there is no room, it is made. */
    async evenWhenFull<T>(work: () => Promise<T>): Promise<T> {
      try {
        return await work()
      } catch (error) {
        if (!isNoRoom(error)) throw error
        await making?.catch(() => {})
        await rm(file, { force: true })
        return work()
      }
    },
  }
}
