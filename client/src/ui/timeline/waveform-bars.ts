/** The loudest peak (0..1) behind each of `barCount` bars of equal width. */
export function waveformBars(peaks: ArrayLike<number>, barCount: number): number[] {
  return Array.from({ length: Math.max(0, barCount) }, (_, bar) => {
    const from = Math.floor((bar * peaks.length) / barCount)
    const to = Math.max(from + 1, Math.floor(((bar + 1) * peaks.length) / barCount))
    return loudest(peaks, from, to)
  })
}

function loudest(peaks: ArrayLike<number>, from: number, to: number): number {
  let highest = 0
  for (let index = from; index < to; index += 1) highest = Math.max(highest, peaks[index] ?? 0)
  return Math.min(1, highest)
}
