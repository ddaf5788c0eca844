import {
  type ClockEstimate,
  type ClockSample,
  estimateClock,
  keepSamples,
  offsetAt,
  sampleOf,
  slew,
} from '@samsyn/shared'
import { createStore, type Readable } from '../store.ts'

const burst = 8
const burstGapMs = 60
const sparseGapMs = 10_000

/** The server's clock as this browser knows it. Both are monotonic: nobody's wall clock matters. */
export type Clock = {
  ready: Readable<boolean>
  /** Server time in ms now, or at a moment of this page's `performance.now()`. */
  now(localMs?: number): number
  /** Half the shortest round trip, in ms. */
  oneWayMs(): number
  /** Exchanges timestamps in a burst, then sparsely; called each time the line comes up. */
  start(): void
  stop(): void
}

type Exchange = () => Promise<{ t1: number; t2: number }>

/** Keeps the estimate; while `mayStep` says no, what `now` shows only ever glides. */
export function createClock(exchange: Exchange, mayStep: () => boolean): Clock {
  const ready = createStore(false)
  let samples: ClockSample[] = []
  let estimate: ClockEstimate | null = null
  let shown: { offsetMs: number; atMs: number } | null = null
  let timer: ReturnType<typeof setTimeout> | undefined

  async function sample() {
    const t0 = performance.now()
    const { t1, t2 } = await exchange()
    const t3 = performance.now()
    samples = keepSamples([...samples, sampleOf({ t0, t1, t2, t3 })], t3)
    estimate = estimateClock(samples)
    ready.set(samples.length >= 3)
  }

  async function run(left: number) {
    await sample().catch(() => undefined)
    timer = setTimeout(() => void run(Math.max(0, left - 1)), left > 0 ? burstGapMs : sparseGapMs)
  }

  function offset(localMs: number): number {
    if (!estimate) return 0
    const target = offsetAt(estimate, localMs)
    const offsetMs = slew(shown?.offsetMs ?? null, target, localMs - (shown?.atMs ?? localMs), mayStep())
    if (!shown || localMs > shown.atMs) shown = { offsetMs, atMs: localMs }
    return offsetMs
  }

  const stop = () => clearTimeout(timer)
  return {
    ready,
    now: (localMs = performance.now()) => localMs + offset(localMs),
    oneWayMs: () => (estimate?.roundTripMs ?? 0) / 2,
    start() {
      stop()
      // A server that was restarted has a new clock: what was learned of the old one is forgotten.
      samples = []
      void run(burst)
    },
    stop,
  }
}
