import { type ClockSample, offsetOf } from './sample.ts'

/** Which part of the shortest ways to average: the very shortest alone, or up to half. */
const parts = [0, 1 / 8, 1 / 4, 1 / 2] as const
const mostGroups = 6
const leastPerGroup = 8

/** The mean of the lowest part of the values; of the lowest one alone for part 0. */
function lowMean(values: readonly number[], part: number): number {
  const count = Math.max(1, Math.round(values.length * part))
  const lowest = values.toSorted((a, b) => a - b).slice(0, count)
  return lowest.reduce((sum, value) => sum + value, 0) / count
}

/** The mean of each direction's shortest ways: queues only ever lengthen a way, and seldom both at once. */
export function lowestOf(samples: readonly ClockSample[], part: number): Omit<ClockSample, 'atMs'> {
  const outMs = lowMean(
    samples.map(sample => sample.outMs),
    part,
  )
  const backMs = lowMean(
    samples.map(sample => sample.backMs),
    part,
  )
  return { outMs, backMs }
}

/**
 * The part that suits this network: the one whose estimates from every second, third, … sample agree best with each other.
 * Rare long queues make the very shortest ways agree, an even jitter makes the mean of many agree.
 */
export function steadiestPart(samples: readonly ClockSample[]): number {
  const groups = Math.min(mostGroups, Math.floor(samples.length / leastPerGroup))
  if (groups < 3) return 0
  const spread = (part: number) =>
    variance(Array.from({ length: groups }, (_, group) => offsetIn(samples, group, groups, part)))
  const spreads = parts.map(part => ({ part, spread: spread(part) }))
  return spreads.reduce((best, one) => (one.spread < best.spread * 0.8 ? one : best)).part
}

function offsetIn(samples: readonly ClockSample[], group: number, groups: number, part: number): number {
  const own = samples.filter((_, index) => index % groups === group)
  return offsetOf({ atMs: 0, ...lowestOf(own, part) })
}

function variance(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length
}
