/**
 * One exchange of four timestamps in ms (RFC 5905, section 8): sent and received by the client on its monotonic clock
 * (`t0`, `t3`), received and sent by the server on its own (`t1`, `t2`).
 */
export type ClockExchange = { t0: number; t1: number; t2: number; t3: number }

/** What an exchange tells: at local time `atMs` the server was `offsetMs` ahead, give or take half of `roundTripMs`. */
export type ClockSample = { atMs: number; offsetMs: number; roundTripMs: number }

/** The sample an exchange gives; offset = ((t1-t0)+(t2-t3))/2, round trip = (t3-t0)-(t2-t1). */
export function sampleOf({ t0, t1, t2, t3 }: ClockExchange): ClockSample {
  return { atMs: (t0 + t3) / 2, offsetMs: (t1 - t0 + (t2 - t3)) / 2, roundTripMs: Math.max(0, t3 - t0 - (t2 - t1)) }
}
