export interface Extent {
  id: string
  /** Pixels from the left of the track. */
  left: number
  right: number
}

/** Gives each extent the first lane where it covers nobody, in the order they begin. */
export function layOutLanes(extents: readonly Extent[]): { laneOf: ReadonlyMap<string, number>; laneCount: number } {
  const laneEnds: number[] = []
  const laneOf = new Map<string, number>()
  for (const extent of extents.toSorted((a, b) => a.left - b.left || a.right - b.right)) {
    const free = laneEnds.findIndex(end => end <= extent.left)
    const lane = free === -1 ? laneEnds.length : free
    laneEnds[lane] = extent.right
    laneOf.set(extent.id, lane)
  }
  return { laneOf, laneCount: laneEnds.length }
}
