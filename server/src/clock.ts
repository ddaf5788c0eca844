import { performance } from 'node:perf_hooks'

let steppedMs = 0

/** Server time in ms since 1970: from the wall clock at the start, never back ever after. */
export function now(): number {
  return performance.timeOrigin + performance.now() + steppedMs
}

/** What the machine's clock says, in ms since 1970; it may jump either way. */
export const wallNow = (): number => Date.now()

/** Brings server time forward. */
export function stepForward(ms: number): void {
  steppedMs += Math.max(0, ms)
}
