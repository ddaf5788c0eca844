/** How long something has run: what ran before, and since when it runs now. */
export type Elapsed = { beforeMs: number; sinceMs: number | null }

export const notBegun: Elapsed = { beforeMs: 0, sinceMs: null }

/** How long it has run by now, without the times it was held. */
export function elapsedMs({ beforeMs, sinceMs }: Elapsed, nowMs: number): number {
  return beforeMs + (sinceMs === null ? 0 : Math.max(0, nowMs - sinceMs))
}

/** Running from now on. */
export const running = (elapsed: Elapsed, nowMs: number): Elapsed => ({
  beforeMs: elapsedMs(elapsed, nowMs),
  sinceMs: nowMs,
})

/** Held from now on. */
export const resting = (elapsed: Elapsed, nowMs: number): Elapsed => ({
  beforeMs: elapsedMs(elapsed, nowMs),
  sinceMs: null,
})
