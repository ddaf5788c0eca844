import { statfs } from 'node:fs/promises'
import { NoRoom } from '../no-room.ts'

/** How much may pass before it is looked again. */
const lookEveryBytes = 16 * 1024 ** 2

/** What room there is on a folder's disk for more, when so much of it is to stay free. */
export function createRoom(dir: string, reserveBytes: number) {
  async function freeBytes(): Promise<number> {
    const { bavail, bsize } = await statfs(dir)
    return bavail * bsize
  }

  async function requireRoom(bytes = 0): Promise<void> {
    if (reserveBytes > 0 && (await freeBytes()) - bytes < reserveBytes)
      throw new NoRoom('what is to stay free is reached')
  }

  return {
    freeBytes,
    requireRoom,
    async *whileRoom(bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): AsyncGenerator<Uint8Array> {
      let passed = lookEveryBytes
      for await (const piece of bytes) {
        if (passed >= lookEveryBytes) {
          await requireRoom()
          passed = 0
        }
        passed += piece.length
        yield piece
      }
    },
  }
}
