import { type Meter, restOfSecond } from './meter.ts'

/** A session's cursors in a second, in bytes: some hundred moves of an ordinary one, or four of the largest. */
export const cursorBytes = 64 * 1024
/** A message costs more than its bytes. */
const costOf = ({ length }: Uint8Array) => length + 256

type Dependencies = {
  now: () => number
  /** What all documents of a session together have said of their cursors. */
  meter: Meter
  hand: (message: Uint8Array) => void
  later: (run: () => void, ms: number) => void
}

/** Lets through what a connection says of its cursor; of what is too much in a second only the newest counts, when it is over. */
export function createCursors({ now, meter, hand, later }: Dependencies) {
  let key = ''
  let kept: Uint8Array | null = null

  function release() {
    const message = kept
    kept = null
    if (message) take(message)
  }

  function take(message: Uint8Array): void {
    if (kept === null && !meter.isOver(key, now(), costOf(message))) {
      meter.count(key, now(), costOf(message))
      hand(message)
      return
    }
    if (kept === null) later(release, restOfSecond(now()))
    kept = message
  }

  return {
    take,
    /** From now on it counts for this session. */
    belongTo(session: string): void {
      key = session
    },
  }
}
