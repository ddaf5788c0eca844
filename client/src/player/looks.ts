type Look = { atMs: number; aheadMs: number }

const keepMs = 3_000
const enough = 6
/** A look comes late now and then, and a late look says "behind": what is typical is sought above the middle. */
const typical = { from: 0.5, to: 0.9 }

/** What changes steadily changes in each third of the time, by so much at least and alike; a sudden stop does not. */
const steadily = { leastMs: 3, alike: 0.5 }

/** The last looks at a playing film, each how far ahead it was; what was seen before `reset`'s moment does not count. */
export function createLooks() {
  let looks: Look[] = []
  let fromMs = Number.NEGATIVE_INFINITY

  const within = (last: Look, windowMs: number) => looks.filter(look => last.atMs - look.atMs <= windowMs)

  /** The looks of the last `windowMs` that are neither late nor lucky, by size; none before so much was seen. */
  function upperOf(windowMs: number): number[] {
    const last = looks.at(-1)
    if (!last || last.atMs - fromMs < windowMs) return []
    const recent = within(last, windowMs).map(look => look.aheadMs)
    if (recent.length < enough) return []
    const from = Math.floor(recent.length * typical.from)
    return recent.toSorted((a, b) => a - b).slice(from, Math.max(from + 1, Math.floor(recent.length * typical.to)))
  }

  /** What is typical of each third of the last `windowMs`; null before so much was seen. */
  function thirdsOf(windowMs: number): number[] | null {
    const last = looks.at(-1)
    if (!last || last.atMs - fromMs < windowMs) return null
    const recent = within(last, windowMs)
    const size = Math.floor(recent.length / 3)
    if (size < 2) return null
    return [0, 1, 2].map(third => median(recent.slice(third * size, (third + 1) * size).map(({ aheadMs }) => aheadMs)))
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
    /** How fast the film runs away (behind: negative), as a share of the time, where it did so steadily in the last `windowMs`; else 0. */
    drift(windowMs: number): number {
      const [first = 0, second = 0, third = 0] = thirdsOf(windowMs) ?? []
      const [less = 0, more = 0] = [second - first, third - second].sort((a, b) => Math.abs(a) - Math.abs(b))
      const isSteady = less * more > 0 && Math.abs(less) >= Math.max(steadily.leastMs, steadily.alike * Math.abs(more))
      return isSteady ? (third - first) / ((2 / 3) * windowMs) : 0
    },
    /** No less ahead than this was it in the last `windowMs`, but for late looks; null before so much was seen. */
    atLeast: (windowMs: number): number | null => upperOf(windowMs)[0] ?? null,
    /** No more ahead than this was it in the last `windowMs`, but for lucky looks; null before so much was seen. */
    atMost: (windowMs: number): number | null => upperOf(windowMs).at(-1) ?? null,
  }
}

const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0
const mean = (values: readonly number[]) =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length
