/** A change of a stroke's points: more of them, or others in their place. */
export type Change = { kind: 'extend' | 'reshape'; points: number[] }

/** Gathers the changes of strokes and gives them on together when the schedule comes round: a fast mouse moves 1,000 times a second. */
export function createBatch(schedule: (run: () => void) => void, apply: (id: string, change: Change) => void) {
  const waiting = new Map<string, Change>()
  let scheduled = false

  function flush() {
    scheduled = false
    const changes = [...waiting]
    waiting.clear()
    for (const [id, change] of changes) apply(id, change)
  }

  return {
    flush,
    add(id: string, change: Change): void {
      waiting.set(id, joined(waiting.get(id), change))
      if (scheduled) return
      scheduled = true
      schedule(flush)
    },
  }
}

function joined(before: Change | undefined, change: Change): Change {
  if (!before || change.kind === 'reshape') return change
  return { kind: before.kind, points: [...before.points, ...change.points] }
}
