import { lowestOf } from './lowest.ts'
import { type ClockSample, offsetOf } from './sample.ts'

const stretches = 8
const leastSpanMs = 10_000
/** How far apart clocks usually run (one standard deviation), and at most. */
const usualDrift = 50e-6
const mostDrift = 500e-6

type Point = { atMs: number; offsetMs: number }

/** What the server's clock gains, in ms per ms, and by how much that may be wrong (one standard deviation). */
export type Drift = { drift: number; doubt: number }

/**
 * A line through the offsets of up to eight stretches of time, drawn towards 0 as far as the stretches disagree (ridge
 * regression with the usual drift as prior).
 */
export function driftOf(samples: readonly ClockSample[], part: number): Drift {
  const points = offsetsOverTime(samples, part)
  if (points.length < 3) return { drift: 0, doubt: usualDrift }
  const atMs = mean(points.map(point => point.atMs))
  const offsetMs = mean(points.map(point => point.offsetMs))
  const spread = sum(points.map(point => (point.atMs - atMs) ** 2))
  const slope = sum(points.map(point => (point.atMs - atMs) * (point.offsetMs - offsetMs))) / spread
  const errors = points.map(point => (point.offsetMs - offsetMs - slope * (point.atMs - atMs)) ** 2)
  const variance = sum(errors) / (points.length - 2) / spread
  const trust = usualDrift ** 2 / (usualDrift ** 2 + variance)
  const drift = Math.min(mostDrift, Math.max(-mostDrift, slope * trust))
  return { drift, doubt: usualDrift * Math.sqrt(1 - trust) }
}

function offsetsOverTime(samples: readonly ClockSample[], part: number): Point[] {
  const times = samples.map(sample => sample.atMs)
  const first = Math.min(...times)
  const spanMs = Math.max(...times) - first
  if (spanMs < leastSpanMs) return []
  const stretchOf = ({ atMs }: ClockSample) =>
    Math.min(stretches - 1, Math.floor(((atMs - first) / spanMs) * stretches))
  const grouped = [...Map.groupBy(samples, stretchOf).values()]
  return grouped.map(own => ({
    atMs: mean(own.map(sample => sample.atMs)),
    offsetMs: offsetOf({ atMs: 0, ...lowestOf(own, part) }),
  }))
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
const mean = (values: readonly number[]) => sum(values) / values.length
