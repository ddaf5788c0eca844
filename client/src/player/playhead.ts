/** One look at the playhead: at server time `atMs` the film stood at `mediaMs`. */
export type Look = { mediaMs: number; atMs: number }

const keep = 24
const enough = 8

/** Collects looks at a playing film and tells how far it is ahead of where it should be. */
export function createPlayhead(target: (atMs: number) => number) {
  let aheads: number[] = []
  return {
    see({ mediaMs, atMs }: Look) {
      aheads = [...aheads, mediaMs - target(atMs)].slice(-keep)
    },
    /** Forgets what was seen before a jump or a change of rate. */
    reset() {
      aheads = []
    },
    /** The middle of the last looks in ms; null while there are too few. Single late paints do not bend it. */
    aheadMs(): number | null {
      if (aheads.length < enough) return null
      const sorted = [...aheads].sort((a, b) => a - b)
      return sorted[Math.floor(sorted.length / 2)] ?? null
    },
  }
}
