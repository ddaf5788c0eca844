import type { Seen } from '../../harness/probe.ts'

const windowMs = 1000

/** Film time at the middle of each whole second of machine time, by the median of what was seen in it (a page that is busy reads late now and then); null where too little was. */
function positions(seen: Seen, fromMs: number, toMs: number): (number | null)[] {
  const count = Math.floor((toMs - fromMs) / windowMs)
  return Array.from({ length: count }, (_, i) => {
    const start = fromMs + i * windowMs
    const inside = seen.clock.filter(([at]) => at >= start && at < start + windowMs)
    if (inside.length < 12) return null
    return start + windowMs / 2 + median(inside.map(([at, ms]) => ms - at))
  })
}

/** Skew between every two players by the media clock, a value a second and pair, in ms. */
export function mediaSkew(seen: readonly Seen[], fromMs: number, toMs: number): number[] {
  const lines = seen.map(one => positions(one, fromMs, toMs))
  return pairsOf(lines).flatMap(([a, b]) =>
    a.flatMap((position, i) => {
      const other = b[i]
      return position === null || other === null || other === undefined ? [] : [Math.abs(position - other)]
    }),
  )
}

/** Skew between every two players by when they painted the same frame, in ms. */
export function paintedSkew(seen: readonly Seen[], fromMs: number, toMs: number): number[] {
  const shown = seen.map(
    ({ frames }) => new Map(frames.filter(([at]) => at >= fromMs && at < toMs).map(([at, ms]) => [Math.round(ms), at])),
  )
  return pairsOf(shown).flatMap(([a, b]) =>
    [...a].flatMap(([ms, at]) => {
      const other = b.get(ms)
      return other === undefined ? [] : [Math.abs(at - other)]
    }),
  )
}

/** How long after a moment the skew between all players stays within a bound for good, in ms; null when it never does. */
export function settledAfter(seen: readonly Seen[], sinceMs: number, untilMs: number, withinMs: number): number | null {
  const step = 50
  let settled: number | null = null
  for (let at = sinceMs; at < untilMs; at += step) {
    const lines = seen.map(({ clock }) => valueAt(clock, at))
    const known = lines.filter(value => value !== null)
    const close = known.length === seen.length && Math.max(...known) - Math.min(...known) <= withinMs
    if (!close) settled = null
    else settled ??= at - sinceMs
  }
  return settled
}

/** The film time at a moment, from the median of what was seen within a tenth of a second of it. */
function valueAt(clock: readonly [number, number][], at: number): number | null {
  const near = clock.filter(([when]) => Math.abs(when - at) < 100)
  if (near.length < 3) return null
  return at + median(near.map(([when, ms]) => ms - when))
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}

function pairsOf<T>(items: readonly T[]): [T, T][] {
  return items.flatMap((a, i) => items.slice(i + 1).map((b): [T, T] => [a, b]))
}
