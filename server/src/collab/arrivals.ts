import type { PersonId } from '@samsyn/shared'
import type { Arrival } from './intake.ts'

/** What one writes in one go stays together. */
const inTurn = 20

/**
 * Updates that have come in, of which each person has a few taken at a time: however much one sends, nobody else waits
 * behind all of it. What one person sends is taken in its order.
 */
export function createArrivals() {
  const lines = new Map<PersonId, Arrival[]>()
  let left = inTurn

  /** From now on it is the next person's turn. */
  function pass() {
    left = inTurn
    const [first] = lines
    if (!first || lines.size === 1) return
    lines.delete(first[0])
    lines.set(...first)
  }

  return {
    isEmpty: () => lines.size === 0,
    add(arrival: Arrival) {
      const { id } = arrival.member.peer.person
      const line = lines.get(id)
      if (line) line.push(arrival)
      else lines.set(id, [arrival])
    },
    take(): Arrival | undefined {
      if (left === 0) pass()
      const [first] = lines
      if (!first) return undefined
      const [id, line] = first
      const arrival = line.shift()
      left--
      if (line.length > 0) return arrival
      lines.delete(id)
      left = inTurn
      return arrival
    },
    pass,
    /** All that is left, taken out. */
    clear(): Arrival[] {
      const all = [...lines.values()].flat()
      lines.clear()
      return all
    },
  }
}

export type Arrivals = ReturnType<typeof createArrivals>
