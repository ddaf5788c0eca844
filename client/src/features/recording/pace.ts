/** How much was done when, in bytes or as a share: the last stretch of an upload or of other work, oldest first. */
export type Pace = readonly { atMs: number; done: number }[]

const windowMs = 15_000
const soonestMs = 2_000

/** The pace with one more measurement; what is older than the window is forgotten, and so is all before a step back. */
export function withMeasure(pace: Pace, measure: Pace[number]): Pace {
  const last = pace.at(-1)
  if (last && measure.done < last.done) return [measure]
  // Many measures come each second; two a second are enough to know the pace.
  const kept = last && measure.atMs - last.atMs < 500 && pace.length > 1 ? pace.slice(0, -1) : pace
  return [...kept.filter(old => measure.atMs - old.atMs <= windowMs), measure]
}

/** How much is done in a second; null while nobody can know. */
export function perSecond(pace: Pace): number | null {
  const first = pace[0]
  const last = pace.at(-1)
  if (!first || !last || last.atMs - first.atMs < soonestMs) return null
  return ((last.done - first.done) / (last.atMs - first.atMs)) * 1000
}

/** How long the rest will take at this pace; null while nobody can know. */
export function remainingMs(pace: Pace, total: number): number | null {
  const perS = perSecond(pace)
  const done = pace.at(-1)?.done ?? 0
  return perS !== null && perS > 0 ? (Math.max(0, total - done) / perS) * 1000 : null
}

/** Remaining time in the unit people would use, rounded up: never less than promised. */
export function remainingIn(ms: number): { unit: 'moment' | 'minutes' | 'hours'; count: number } {
  if (ms < 60_000) return { unit: 'moment', count: 1 }
  const minutes = Math.ceil(ms / 60_000)
  return minutes < 90 ? { unit: 'minutes', count: minutes } : { unit: 'hours', count: Math.ceil(minutes / 60) }
}

/** A size as people say it: "84 MB", "1,2 GB". */
export function sizeText(bytes: number, locale: string): string {
  const megabytes = bytes / 1e6
  const [value, unit, digits] =
    megabytes < 1000 ? [megabytes, 'MB', megabytes < 10 ? 1 : 0] : [megabytes / 1000, 'GB', 1]
  return `${new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(value)} ${unit}`
}
