/** A run of bars out of `total` that fill the film: `count` of them from number `first`. */
export interface BarRun {
  first: number
  count: number
  total: number
}

/** The loudest peak (0..1) behind each bar of a run. */
export function waveformBars(peaks: ArrayLike<number>, { first, count, total }: BarRun): number[] {
  return Array.from({ length: Math.max(0, count) }, (_, place) => {
    const bar = first + place
    const from = Math.floor((bar * peaks.length) / total)
    const to = Math.max(from + 1, Math.floor(((bar + 1) * peaks.length) / total))
    return loudest(peaks, from, to)
  })
}

function loudest(peaks: ArrayLike<number>, from: number, to: number): number {
  let highest = 0
  for (let index = from; index < to; index += 1) highest = Math.max(highest, peaks[index] ?? 0)
  return Math.min(1, highest)
}
