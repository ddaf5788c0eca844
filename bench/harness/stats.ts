export type Spread = { n: number; p50: number; p95: number; p99: number; max: number }

/** Median, 95th and 99th percentile and the largest of the sizes of some values. */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = values.map(Math.abs).sort((a, b) => a - b)
  const at = (part: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN
  return { n: sorted.length, p50: at(0.5), p95: at(0.95), p99: at(0.99), max: sorted.at(-1) ?? Number.NaN }
}

export const inWords = ({ n, p50, p95, p99, max }: Spread) =>
  n === 0 ? 'none' : `${[p50, p95, p99, max].map(value => value.toFixed(1)).join(' / ')} (n ${n})`
