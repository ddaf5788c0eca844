import { BadUpdateError } from './struct-reader.ts'
import type { Clocks } from './update.ts'

/** Says whether the structs of an update can be placed one after the other, each on what is there by then. */
export function createPlacing(known: Clocks) {
  const reached = new Map<number, number>()
  /** Per client, in the order of its clocks: clock, and the client and clock of another that it waits for. */
  const needs = new Map<number, number[]>()
  const stateOf = (client: number) => reached.get(client) ?? known(client)

  /** Places what is needed until this client is past that clock, in a walk that never goes into itself. */
  function place(placed: Map<number, number>, client: number, clock: number) {
    const path: [client: number, clock: number][] = [[client, clock]]
    const waiting = new Set([client])
    for (let step = path.at(-1); step; step = path.at(-1)) {
      const [current, target] = step
      const next = firstUnmet(placed, current, target)
      if (!next) {
        path.pop()
        waiting.delete(current)
        continue
      }
      if (waiting.has(next[0])) throw new BadUpdateError('each builds on the other')
      waiting.add(next[0])
      path.push(next)
    }
  }

  /** What the client still waits for before it is past `target`; what it no longer waits for is passed. */
  function firstUnmet(placed: Map<number, number>, client: number, target: number): [number, number] | null {
    const list = needs.get(client) ?? []
    for (let at = placed.get(client) ?? 0; at < list.length; at += 3) {
      placed.set(client, at)
      const [clock = 0, on = 0, onClock = 0] = [list[at], list[at + 1], list[at + 2]]
      if (clock > target) return null
      if (!isPast(placed, on, onClock)) return [on, onClock]
    }
    placed.set(client, list.length)
    return null
  }

  function isPast(placed: Map<number, number>, client: number, clock: number): boolean {
    const list = needs.get(client)
    if (!list) return true
    const next = list[placed.get(client) ?? 0]
    return next === undefined || next > clock
  }

  return {
    stateOf,
    /** Notes what a struct builds on. */
    need(client: number, clock: number, foundation: readonly number[]) {
      for (let at = 0; at < foundation.length; at += 2) {
        const [on = 0, onClock = 0] = [foundation[at], foundation[at + 1]]
        if (on === client && onClock >= clock) throw new BadUpdateError('built on itself')
        if (on === client || onClock < known(on)) continue
        const list = needs.get(client)
        if (list) list.push(clock, on, onClock)
        else needs.set(client, [clock, on, onClock])
      }
    },
    reach: (client: number, end: number) => void reached.set(client, end),
    /** All that is built on is in the document or in the update. */
    isFounded(): boolean {
      for (const list of needs.values())
        for (let at = 0; at < list.length; at += 3) if ((list[at + 2] ?? 0) >= stateOf(list[at + 1] ?? 0)) return false
      return true
    },
    /** Throws a BadUpdateError when two build on each other. */
    refuseCycles() {
      const placed = new Map<number, number>()
      for (const client of needs.keys()) place(placed, client, Number.POSITIVE_INFINITY)
    },
  }
}

export type Placing = ReturnType<typeof createPlacing>
