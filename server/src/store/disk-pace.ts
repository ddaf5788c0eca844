/** Longer than this nobody is to be held up by the disk in the thread that serves everybody. */
const slowMs = 2
/** How much longer than it waited that thread does something else. */
const restShare = 4
const shortestRestMs = 1_000
const longestRestMs = 60_000
/** After so many quick times in a row a slow one is taken for a single one. */
const quickTimes = 1_000

/**
 * Says when the disk may be waited for right where one is, which costs less than to have another thread do it: while it is
 * quick, and for a fifth of the time at most. Once it was slow it is left to other threads for a while, twice as long each time.
 * All times are milliseconds of one clock that never goes back.
 */
export function createDiskPace() {
  let notBeforeMs = 0
  let restMs = shortestRestMs
  let quick = 0

  return {
    mayWaitHere: (nowMs: number): boolean => nowMs >= notBeforeMs,
    waitedHere(beganMs: number, endedMs: number): void {
      const tookMs = endedMs - beganMs
      if (tookMs > slowMs) {
        notBeforeMs = endedMs + restMs
        restMs = Math.min(longestRestMs, 2 * restMs)
        quick = 0
      } else {
        notBeforeMs = endedMs + restShare * tookMs
        quick++
        if (quick >= quickTimes) restMs = shortestRestMs
      }
    },
  }
}
