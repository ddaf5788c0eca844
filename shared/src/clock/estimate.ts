import { driftOf } from './drift.ts'
import { lowestOf, steadiestPart } from './lowest.ts'
import { type ClockSample, offsetOf, roundTripOf } from './sample.ts'

/** A line through the samples: at local time `atMs` the server is `offsetMs` ahead, and gains `drift` ms per ms. */
export type ClockEstimate = { atMs: number; offsetMs: number; drift: number; roundTripMs: number }

const windowMs = 900_000
const mostSamples = 500
/** What a sample loses in weight with age, in ms per ms, however sure the drift is. */
const leastAgeing = 2e-6
/** How far the two clocks can part unseen since the estimate, in ms per ms, and how rough a sample is in ms. */
const parting = 200e-6
const roughMs = 3

/** The samples worth keeping at local time `nowMs`: those of the last quarter of an hour, at most 500. */
export function keepSamples(samples: readonly ClockSample[], nowMs: number): ClockSample[] {
  return samples.filter(sample => nowMs - sample.atMs < windowMs).slice(-mostSamples)
}

/** Offset and drift at local time `nowMs`, from each direction's shortest ways. Null without samples. */
export function estimateClock(samples: readonly ClockSample[], nowMs: number): ClockEstimate | null {
  if (samples.length === 0) return null
  const rough = driftOf(samples, steadiestPart(samples)).drift
  // Without most of the drift the short ways can be told from the long ones, whenever they were.
  const levelled = samples.map(sample => levelledBy(sample, rough, nowMs))
  const part = steadiestPart(levelled)
  const rest = driftOf(levelled, part)
  const ageing = Math.max(leastAgeing, rest.doubt)
  const present = levelled.map(sample => aged(levelledBy(sample, rest.drift, nowMs), ageing, nowMs))
  const offsetMs = offsetOf({ atMs: nowMs, ...lowestOf(present, part) })
  return { atMs: nowMs, offsetMs, drift: rough + rest.drift, roundTripMs: Math.min(...samples.map(roundTripOf)) }
}

/** The offset the estimate gives at local time `nowMs`. */
export function offsetAt(estimate: ClockEstimate, nowMs: number): number {
  return estimate.offsetMs + estimate.drift * (nowMs - estimate.atMs)
}

/** Whether the sample cannot be true of the clocks estimated: one of them was stopped, or the server is another one. */
export function contradicts(estimate: ClockEstimate, sample: ClockSample): boolean {
  const allowedMs = roundTripOf(sample) / 2 + roughMs + parting * Math.abs(sample.atMs - estimate.atMs)
  return Math.abs(offsetOf(sample) - offsetAt(estimate, sample.atMs)) > allowedMs
}

/** The sample as it would have come out now, by what the server's clock has gained since. */
function levelledBy({ atMs, outMs, backMs }: ClockSample, drift: number, nowMs: number): ClockSample {
  const gainedMs = drift * (nowMs - atMs)
  return { atMs, outMs: outMs + gainedMs, backMs: backMs - gainedMs }
}

/** The sample with both ways a little longer for its age, so that of two as short the newer counts. */
function aged({ atMs, outMs, backMs }: ClockSample, ageing: number, nowMs: number): ClockSample {
  const staleMs = ageing * (nowMs - atMs)
  return { atMs, outMs: outMs + staleMs, backMs: backMs + staleMs }
}
