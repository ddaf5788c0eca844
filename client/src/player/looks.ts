type Look = { atMs: number; aheadMs: number }

const keepMs = 3_000
const enough = 6
/** A look comes late now and then, and a late look says "behind": what is typical is sought above the middle. */
const typical = { from: 0.5, to: 0.9 }

/** The last looks at a playing film, each how far ahead it was; what was seen before `reset`'s moment does not count. */
export function createLooks() {
  let looks: Look[] = []
  let fromMs = Number.NEGATIVE_INFINITY

  /** The looks of the last `windowMs` that are neither late nor lucky, by size; none before so much was seen. */
  function upperOf(windowMs: number): number[] {
    const last = looks.at(-1)
    if (!last || last.atMs - fromMs < windowMs) return []
    const recent = looks.filter(look => last.atMs - look.atMs <= windowMs).map(look => look.aheadMs)
    if (recent.length < enough) return []
    const from = Math.floor(recent.length * typical.from)
    return recent.toSorted((a, b) => a - b).slice(from, Math.max(from + 1, Math.floor(recent.length * typical.to)))
  }

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
    typical: (windowMs: number): number | null => mean(upperOf(windowMs)),
    /** No more ahead than this was it in the last `windowMs`, but for lucky looks; null before so much was seen. */
    atMost: (windowMs: number): number | null => upperOf(windowMs).at(-1) ?? null,
  }
}

const mean = (values: readonly number[]) =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length
