type Terms = {
  /** How many at once, by whoever has taken none for a while. */
  atOnce: number
  /** How many more with each second. */
  perSecond: number
  mostKeys?: number
}

/**
 * So much at once for each key, and so much more with each second that passes. Time is an argument, in ms. It remembers so many
 * keys at most: the one that has taken none for longest makes way, and has all of it again.
 */
export function createAllowance({ atOnce, perSecond, mostKeys = 10_000 }: Terms) {
  const accounts = new Map<string, { left: number; atMs: number }>()

  function leftOf(key: string, nowMs: number): number {
    const known = accounts.get(key)
    return known ? Math.min(atOnce, known.left + ((nowMs - known.atMs) * perSecond) / 1000) : atOnce
  }

  return {
    /** Takes one; answers in how many ms it is due, 0 for at once. Null when that would be later than `mostMs`: then none is taken. */
    take(key: string, nowMs: number, mostMs = 0): number | null {
      const left = leftOf(key, nowMs)
      const waitMs = Math.max(0, ((1 - left) * 1000) / perSecond)
      if (waitMs > mostMs) return null
      // Anew, so that it stands behind all others.
      accounts.delete(key)
      accounts.set(key, { left: left - 1, atMs: nowMs })
      if (accounts.size > mostKeys) accounts.delete(accounts.keys().next().value ?? '')
      return waitMs
    },
  }
}

export type Allowance = ReturnType<typeof createAllowance>
