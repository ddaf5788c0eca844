import { restOfSecond } from './meter.ts'

/** Some forty moves of an ordinary cursor, or four of the largest. */
const bytesASecond = 64 * 1024
/** A message costs more than its bytes. */
const costOf = ({ length }: Uint8Array) => length + 256

type Dependencies = {
  now: () => number
  hand: (message: Uint8Array) => void
  later: (run: () => void, ms: number) => void
}

/** Lets through what a connection says of its cursor; of what is too much in a second only the newest counts, when it is over. */
export function createCursors({ now, hand, later }: Dependencies) {
  let second = 0
  let spent = 0
  let kept: Uint8Array | null = null

  function release() {
    const message = kept
    kept = null
    if (message) take(message)
  }

  function take(message: Uint8Array): void {
    const present = Math.floor(now() / 1000)
    if (present !== second) spent = 0
    second = present
    if (kept === null && spent + costOf(message) <= bytesASecond) {
      spent += costOf(message)
      hand(message)
      return
    }
    if (kept === null) later(release, restOfSecond(now()))
    kept = message
  }

  return { take }
}
