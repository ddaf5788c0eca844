type Count = { tries: number; sinceMs: number; untilMs: number }

/**
 * Counts tries by name for a while, and for so many names at most: a name that has not been tried for longest makes way,
 * so that invented names cannot fill the memory.
 */
export function createTally({ forMs, most }: { forMs: number; most: number }) {
  const counts = new Map<string, Count>()

  function at(name: string, nowMs: number): Count {
    const known = counts.get(name)
    return known && nowMs - known.sinceMs < forMs ? known : { tries: 0, sinceMs: nowMs, untilMs: 0 }
  }

  return {
    /** The tries within the time, and until when (ms) there may be no other. */
    of: at,
    /** Counts a try, after which `waitMs` of the tries so far must pass. */
    add(name: string, nowMs: number, waitMs: (tries: number) => number = () => 0) {
      const count = at(name, nowMs)
      count.tries += 1
      count.untilMs = nowMs + waitMs(count.tries)
      // Anew, so that it stands behind all others.
      counts.delete(name)
      counts.set(name, count)
      if (counts.size > most) counts.delete(counts.keys().next().value ?? '')
    },
    /** Takes one try back. */
    takeBack(name: string) {
      const count = counts.get(name)
      if (count) count.tries = Math.max(0, count.tries - 1)
    },
    forget: (name: string) => void counts.delete(name),
    size: () => counts.size,
  }
}
