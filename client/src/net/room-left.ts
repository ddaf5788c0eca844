import { collabLimits } from '@samsyn/shared'

/** Is left for what others write at the same time, and for deleting, which takes a little too. */
const reserveBytes = 256 * 1024

/** How much more a document takes, as its server last told, less what is held here. */
export function createRoomLeft(heldBytes: () => number) {
  let left: number = collabLimits.roomBytes
  let isTold = false

  return {
    /** Another connection: what is told over it holds, and where nothing is, there is room enough. */
    askedAnew(): void {
      isTold = false
    },
    answered(): void {
      if (!isTold) left = collabLimits.roomBytes
    },
    told(bytes: number): void {
      isTold = true
      left = bytes
    },
    /** Whether so much more may be written here. */
    takes: (bytes: number): boolean => heldBytes() + bytes + reserveBytes <= left,
  }
}
