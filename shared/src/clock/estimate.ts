import type { ClockSample } from './sample.ts'

/** A line through the samples: at local time `atMs` the server is `offsetMs` ahead, and gains `drift` ms per ms. */
export type ClockEstimate = { atMs: number; offsetMs: number; drift: number; roundTripMs: number }

const windowMs = 300_000
const maxDrift = 300e-6
const spanForDriftMs = 20_000

/** The samples worth keeping at local time `nowMs`: those of the last five minutes, at most 120. */
export function keepSamples(samples: readonly ClockSample[], nowMs: number): ClockSample[] {
  return samples.filter(sample => nowMs - sample.atMs < windowMs).slice(-120)
}

/** Offset and drift from the samples whose round trip was near the shortest: queues bend the others. Null without samples. */
export function estimateClock(samples: readonly ClockSample[]): ClockEstimate | null {
  if (samples.length === 0) return null
  const shortest = Math.min(...samples.map(sample => sample.roundTripMs))
  const good = samples.filter(sample => sample.roundTripMs <= shortest + Math.max(1, shortest * 0.15))
  return { ...fitLine(good.map(sample => ({ ...sample, weight: weightOf(sample, shortest) }))), roundTripMs: shortest }
}

/** The offset the estimate gives at local time `nowMs`. */
export function offsetAt(estimate: ClockEstimate, nowMs: number): number {
  return estimate.offsetMs + estimate.drift * (nowMs - estimate.atMs)
}

type Weighted = ClockSample & { weight: number }

function weightOf(sample: ClockSample, shortestMs: number): number {
  return 1 / (0.25 + (sample.roundTripMs - shortestMs)) ** 2
}

function fitLine(samples: readonly Weighted[]): Omit<ClockEstimate, 'roundTripMs'> {
  const total = sum(samples, () => 1)
  const atMs = sum(samples, sample => sample.atMs) / total
  const offsetMs = sum(samples, sample => sample.offsetMs) / total
  const spanMs = Math.max(...samples.map(sample => sample.atMs)) - Math.min(...samples.map(sample => sample.atMs))
  if (spanMs < spanForDriftMs || samples.length < 6) return { atMs, offsetMs, drift: 0 }
  const slope =
    sum(samples, sample => (sample.atMs - atMs) * (sample.offsetMs - offsetMs)) /
    sum(samples, sample => (sample.atMs - atMs) ** 2)
  return { atMs, offsetMs, drift: Math.min(maxDrift, Math.max(-maxDrift, slope)) }
}

function sum(samples: readonly Weighted[], of: (sample: Weighted) => number): number {
  return samples.reduce((total, sample) => total + sample.weight * of(sample), 0)
}
