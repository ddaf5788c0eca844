type Look = { atMs: number; aheadMs: number }

const keepMs = 3_000
const enough = 5

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
    /** The mean of the last `windowMs`, without the outer quarters; null before so much was seen. One late look does not bend it. */
    mean(windowMs: number): number | null {
      const last = looks.at(-1)
      if (!last || last.atMs - fromMs < windowMs) return null
      const recent = looks.filter(look => last.atMs - look.atMs <= windowMs)
      if (recent.length < enough) return null
      return innerMean(recent.map(look => look.aheadMs))
    },
  }
}

function innerMean(values: readonly number[]): number {
  const cut = Math.floor(values.length / 4)
  const inner = values.toSorted((a, b) => a - b).slice(cut, values.length - cut)
  return inner.reduce((sum, value) => sum + value, 0) / inner.length
}
