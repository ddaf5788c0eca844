import { type ClockEstimate, contradicts, estimateClock, keepSamples, offsetAt } from './estimate.ts'
import { type ClockExchange, type ClockSample, sampleOf } from './sample.ts'
import { slew } from './slew.ts'

const enough = 16
const burst = { count: 24, gapMs: 20 }
const settling = { count: 144, gapMs: 500 }
const sparseGapMs = 2_000
/** So many in a row that cannot be true of the clocks known are believed: a machine slept, or the server is a new one. */
const convincing = 3

/** The server's clock as seen from here, from exchanges of timestamps. Pure: every moment is an argument, in local ms. */
export type ServerClock = {
  /** Takes an exchange into account. */
  add(exchange: ClockExchange): void
  /** Whether enough is known to live by. */
  ready(): boolean
  /** Server time at a local time; while `mayStep` is false it only ever glides. */
  at(localMs: number, mayStep: boolean): number
  /** Half the shortest round trip, in ms. */
  oneWayMs(): number
  /** To be called for each exchange that is sent: how long to wait before the next, in ms; a burst first, then ever more seldom. */
  sent(): number
  /** From now on a burst again, without forgetting what is known. */
  hurry(): void
}

export function createServerClock(): ServerClock {
  let samples: ClockSample[] = []
  let doubtful: ClockSample[] = []
  let estimate: ClockEstimate | null = null
  let shown: { offsetMs: number; atMs: number } | null = null
  let asked = 0
  let known = false

  /** A sample that cannot be true waits for others that say the same. */
  function believe(sample: ClockSample): boolean {
    if (!estimate || !contradicts(estimate, sample)) {
      doubtful = []
      samples.push(sample)
      return true
    }
    doubtful.push(sample)
    if (doubtful.length < convincing) return false
    samples = doubtful
    doubtful = []
    asked = 0
    return true
  }

  return {
    add(exchange) {
      if (!believe(sampleOf(exchange))) return
      samples = keepSamples(samples, exchange.t3)
      estimate = estimateClock(samples, exchange.t3)
      known ||= samples.length >= enough
    },
    ready: () => known,
    at(localMs, mayStep) {
      if (!estimate) return localMs
      const target = offsetAt(estimate, localMs)
      const unsure = samples.length < burst.count / 2
      const offsetMs = slew(shown?.offsetMs ?? null, target, localMs - (shown?.atMs ?? localMs), mayStep || unsure)
      if (!shown || localMs > shown.atMs) shown = { offsetMs, atMs: localMs }
      return localMs + offsetMs
    },
    oneWayMs: () => (estimate?.roundTripMs ?? 0) / 2,
    sent() {
      asked += 1
      if (asked < burst.count) return burst.gapMs
      return asked < settling.count ? settling.gapMs : sparseGapMs
    },
    hurry() {
      asked = 0
    },
  }
}
