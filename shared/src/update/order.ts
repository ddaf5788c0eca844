import * as Y from 'yjs'

export type Struct = Y.Item | Y.GC | Y.Skip

/**
 * The structs of an update in an order in which each can be placed on what comes before it; what is not in the update is
 * taken to be there. Null when two build on each other, which no honest update does.
 */
export function inOrder(structs: readonly Struct[]): Struct[] | null {
  const queues = new Map<number, { list: Struct[]; at: number }>()
  for (const struct of structs) {
    const queue = queues.get(struct.id.client)
    if (queue) queue.list.push(struct)
    else queues.set(struct.id.client, { list: [struct], at: 0 })
  }
  const ordered: Struct[] = []
  for (const client of queues.keys()) {
    if (!takeUntil(client, Number.POSITIVE_INFINITY)) return null
  }
  return ordered

  /** Takes a client's structs up to this clock, and before each what it builds on; false when that goes round in a circle. */
  function takeUntil(client: number, clock: number): boolean {
    const path = [{ client, clock }]
    for (let step = path.at(-1); step; step = path.at(-1)) {
      const next = waiting(step.client)
      if (!next || next.id.clock > step.clock) {
        path.pop()
        continue
      }
      const unmet = foundationOf(next).find(
        id => (waiting(id.client)?.id.clock ?? Number.POSITIVE_INFINITY) <= id.clock,
      )
      if (!unmet) take(step.client)
      else if (path.some(on => on.client === unmet.client)) return false
      else path.push(unmet)
    }
    return true
  }
  function waiting(client: number): Struct | undefined {
    const queue = queues.get(client)
    return queue?.list[queue.at]
  }
  function take(client: number) {
    const queue = queues.get(client)
    const struct = queue?.list[queue.at++]
    if (struct) ordered.push(struct)
  }
}

/** What must be there before a struct can be placed. */
function foundationOf(struct: Struct): Y.ID[] {
  if (!(struct instanceof Y.Item)) return []
  const { origin, rightOrigin, parent } = struct
  return [origin, rightOrigin, parent instanceof Y.ID ? parent : null].filter(id => id !== null)
}
