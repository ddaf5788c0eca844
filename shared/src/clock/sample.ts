/**
 * One exchange of four timestamps in ms (RFC 5905, section 8): sent and received by the client on its monotonic clock
 * (`t0`, `t3`), received and sent by the server on its own (`t1`, `t2`).
 */
export type ClockExchange = { t0: number; t1: number; t2: number; t3: number }

/**
 * What an exchange tells, at local time `atMs`: `outMs` is the server's lead plus what the way there took, `backMs` the way
 * back minus the server's lead.
 */
export type ClockSample = { atMs: number; outMs: number; backMs: number }

/** The sample an exchange gives. */
export function sampleOf({ t0, t1, t2, t3 }: ClockExchange): ClockSample {
  return { atMs: (t0 + t3) / 2, outMs: t1 - t0, backMs: t3 - t2 }
}

/** How long both ways took together, without the time spent in the server. */
export const roundTripOf = ({ outMs, backMs }: ClockSample): number => Math.max(0, outMs + backMs)

/** The server's lead if both ways took as long; it is never further from the truth than half of the round trip. */
export const offsetOf = ({ outMs, backMs }: ClockSample): number => (outMs - backMs) / 2
