type Look = { atMs: number; aheadMs: number }

const keepMs = 3_000
const enough = 6
/** A look comes late now and then, and a late look says "behind": what is typical is sought above the middle. */
const typical = { from: 0.5, to: 0.9 }

/** The last looks at a playing film, each how far ahead it was; what was seen before `reset`'s moment does not count. */
export function createLooks() {
  let looks: Look[] = []
  let fromMs = Number.NEGATIVE_INFINITY

  return {
    see(atMs: number, aheadMs: number) {
      if (atMs < fromMs) return
      looks = looks.filter(look => atMs - look.atMs < keepMs)
      looks.push({ atMs, aheadMs })
    },
    reset(atMs: number) {
      looks = []
      fromMs = atMs
    },
    /** How far ahead the film was in the last `windowMs`, without late looks and lucky ones; null before so much was seen. */
    typical(windowMs: number): number | null {
      const last = looks.at(-1)
      if (!last || last.atMs - fromMs < windowMs) return null
      const recent = looks.filter(look => last.atMs - look.atMs <= windowMs)
      return recent.length < enough ? null : meanBetween(recent.map(look => look.aheadMs))
    },
  }
}

function meanBetween(values: readonly number[]): number {
  const from = Math.floor(values.length * typical.from)
  const upper = values.toSorted((a, b) => a - b).slice(from, Math.max(from + 1, Math.floor(values.length * typical.to)))
  return upper.reduce((sum, value) => sum + value, 0) / upper.length
}
