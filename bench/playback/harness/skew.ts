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

/** Film times, in ms, at which a player counts as having done what it was told to. */
export type Stretch = { fromMs: number; toMs: number }
const anywhere: Stretch = { fromMs: 0, toMs: Number.POSITIVE_INFINITY }

/** Film time at a moment of the machine's, in ms, by what was seen of one player; null where it did not move, or too little was seen. */
type Look = (seen: Seen, at: number) => number | null

/** By the media clock: from the median of what was seen within a tenth of a second. */
const byMedia: Look = ({ clock }, at) => {
  const near = clock.filter(([when]) => Math.abs(when - at) < 100)
  return near.length < 3 ? null : at + median(near.map(([when, ms]) => ms - when))
}

/** By the frame that the screen shows, if it was painted lately. */
const byPaint: Look = ({ frames }, at) => {
  const [when, ms] = frames.findLast(([painted]) => painted <= at) ?? [Number.NEGATIVE_INFINITY, 0]
  return at - when < 200 ? ms : null
}

/** From a moment on, up to another, how near is near enough, and which stretch of the film is meant. */
type When = [sinceMs: number, untilMs: number, withinMs: number, stretch?: Stretch]

const settledBy =
  (look: Look) =>
  (seen: readonly Seen[], ...[sinceMs, untilMs, withinMs, stretch = anywhere]: When): number | null =>
    settled(look, seen, { sinceMs, untilMs, withinMs, stretch })

/** How long after a moment the media clocks of all players, within this stretch of the film, stay within a bound for good, in ms; null when they never do. */
export const settledAfter = settledBy(byMedia)

/** The same by the frames that their screens show. */
export const paintedAfter = settledBy(byPaint)

type Bounds = { sinceMs: number; untilMs: number; withinMs: number; stretch: Stretch }

function settled(look: Look, seen: readonly Seen[], { sinceMs, untilMs, withinMs, stretch }: Bounds): number | null {
  const step = 10
  let since: number | null = null
  for (let at = sinceMs; at < untilMs; at += step) {
    const there = seen
      .map(one => look(one, at))
      .filter(ms => ms !== null)
      .filter(ms => ms >= stretch.fromMs && ms <= stretch.toMs)
    const close = there.length === seen.length && Math.max(...there) - Math.min(...there) <= withinMs
    if (!close) since = null
    else since ??= at - sinceMs
  }
  return since
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}

function pairsOf<T>(items: readonly T[]): [T, T][] {
  return items.flatMap((a, i) => items.slice(i + 1).map((b): [T, T] => [a, b]))
}
