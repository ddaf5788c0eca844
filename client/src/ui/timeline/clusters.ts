import type { Mark, Span } from './timeline-types.ts'

/** Marks that lie so close that they are one to the eye and the finger. Its place is that of the first. */
export interface Cluster {
  id: string
  atMs: number
  marks: readonly [Mark, ...Mark[]]
}

/** Gathers marks so that no two places are nearer than `apartMs`, in the order of the film. */
export function clusterMarks(marks: readonly Mark[], apartMs: number): Cluster[] {
  const clusters: { id: string; atMs: number; marks: [Mark, ...Mark[]] }[] = []
  for (const mark of marks.toSorted((a, b) => a.atMs - b.atMs)) {
    const last = clusters.at(-1)
    if (last && mark.atMs - last.atMs < apartMs) last.marks.push(mark)
    else clusters.push({ id: mark.id, atMs: mark.atMs, marks: [mark] })
  }
  return clusters
}

/** Where a press on a cluster leads: to its first mark, and pressed again to each that follows. */
export function nextIn({ marks }: Cluster, fromMs: number): Mark {
  const reach = 1
  return (fromMs < marks[0].atMs - reach ? undefined : marks.find(mark => mark.atMs > fromMs + reach)) ?? marks[0]
}

export function spanOf({ atMs, marks }: Cluster): Span {
  return { startMs: atMs, endMs: marks.at(-1)?.atMs ?? atMs }
}

/** Everybody who drew in a cluster, each once. */
export function namesIn({ marks }: Cluster): string[] {
  return [...new Set(marks.flatMap(mark => (mark.by ?? []).map(drawer => drawer.name)))]
}
