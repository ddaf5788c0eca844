const minuteMs = 60_000
const hourMs = 60 * minuteMs

/** How far a clock may be ahead of, or behind, the last time that is known before it is doubted. */
export const mostAheadMs: number = 48 * hourMs
export const mostBehindMs: number = 5 * minuteMs
/** A clock that was doubted is believed when it has run for this long. */
export const provingMs: number = 24 * hourMs
/** Behind the machine's clock by less than this, ours goes on by itself: a step is felt by everybody who watches a film. */
const leastStepMs = minuteMs

export type ClockDoubt = 'ahead' | 'behind'

/** Whether a clock that says `nowMs` can be right when it was `knownMs` before. */
export function clockDoubt(nowMs: number, knownMs: number | null): ClockDoubt | null {
  if (knownMs === null) return null
  if (nowMs > knownMs + mostAheadMs) return 'ahead'
  return nowMs < knownMs - mostBehindMs ? 'behind' : null
}

/**
 * By how much our own clock, which only goes forward, is to be stepped forward to the machine's. It stands still while the
 * machine is suspended, and may have begun wrong; where the machine's is doubtful itself, nothing follows it.
 */
export function stepToWall(ownMs: number, wallMs: number, knownMs: number | null): number {
  return wallMs >= ownMs + leastStepMs && clockDoubt(wallMs, knownMs) === null ? wallMs - ownMs : 0
}

/** Whether the machine's clock and our own say different times. */
export const areApart = (ownMs: number, wallMs: number): boolean => Math.abs(ownMs - wallMs) > mostBehindMs
