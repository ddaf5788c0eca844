import type { PersonId } from '../ids.ts'
import type { LogEntry } from './entry.ts'

/** How long two people are in a meeting together, without a break, before it counts as held. */
export const heldAfterMs = 60_000

/** From when two people were in a meeting together until the last of that gathering left, in ms since 1970. */
type Met = { fromMs: number; toMs: number }

type Pair = { people: readonly [PersonId, PersonId]; fromMs: number; clock: Clock }
/** How far the log's times went forward since a pair began; `back` when they also went back behind its beginning. */
type Clock = { lastMs: number; forwardMs: number; back: boolean }
type Gathering = { fromMs: number | null; toMs: number }

/**
 * When a meeting was held, by its log: from the first time that two of its people were in it together for `leastMs` without
 * a break, to the end of the last gathering in which two were; null when that never was. Who has not left is in it at `nowMs`.
 * A short cut of the line is no break, and a clock that goes back while two are there neither gives nor takes what was
 * logged of their time.
 */
export function metIn(
  entries: readonly LogEntry[],
  { leastMs, nowMs }: { leastMs: number; nowMs: number },
): Met | null {
  const inside = new Set<PersonId>()
  let pairs: Pair[] = []
  let here: Gathering = { fromMs: null, toMs: 0 }
  let met: Met | null = null

  function close(which: (pair: Pair) => boolean, atMs: number) {
    for (const pair of pairs.filter(which))
      if (lasted(pair, atMs) >= leastMs) here.fromMs = Math.min(here.fromMs ?? pair.fromMs, pair.fromMs)
    pairs = pairs.filter(pair => !which(pair))
  }

  function end() {
    if (here.fromMs !== null) met = { fromMs: met?.fromMs ?? here.fromMs, toMs: Math.max(here.fromMs, here.toMs) }
    here = { fromMs: null, toMs: 0 }
  }

  for (const { fact, personId, atMs } of entries) {
    if (fact.kind === 'left') {
      if (!inside.delete(personId)) continue
      close(({ people }) => people.includes(personId), atMs)
      here.toMs = Math.max(here.toMs, atMs)
      if (inside.size === 0) end()
      continue
    }
    for (const pair of pairs) tick(pair, atMs)
    if (fact.kind !== 'arrived' || inside.has(personId)) continue
    for (const other of inside) pairs.push({ people: [other, personId], fromMs: atMs, clock: startAt(atMs) })
    inside.add(personId)
  }
  close(() => true, nowMs)
  here.toMs = Math.max(here.toMs, nowMs)
  end()
  return met
}

const startAt = (atMs: number): Clock => ({ lastMs: atMs, forwardMs: 0, back: false })

function tick({ fromMs, clock }: Pair, atMs: number): void {
  clock.forwardMs += Math.max(0, atMs - clock.lastMs)
  clock.back ||= atMs < fromMs
  clock.lastMs = atMs
}

/** A leaving is logged late, with the time at which the line was lost: that can be before the other came, and then lasted nothing. */
function lasted({ fromMs, clock }: Pair, atMs: number): number {
  if (atMs >= fromMs) return atMs - fromMs
  return clock.back ? clock.forwardMs + Math.max(0, atMs - clock.lastMs) : 0
}
