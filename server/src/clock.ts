import { performance } from 'node:perf_hooks'

/** Server time in ms since 1970: from the wall clock at the start, monotonic ever after. */
export function now(): number {
  return performance.timeOrigin + performance.now()
}
