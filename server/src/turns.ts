/** Does work about the same thing one after the other, in the order it came; what is about different things does not wait. */
export type InTurn<Key = string> = <Value>(key: Key, work: () => Promise<Value>) => Promise<Value>

export type Turns<Key> = {
  take: InTurn<Key>
  /** About how many things something is done or waits. */
  count(): number
  /** Resolves when nothing runs or waits any more. */
  idle(): Promise<void>
}

/** Turns of a kind of things, such as meetings. */
export function createTurns<Key>(): Turns<Key> {
  const turns = new Map<Key, Promise<unknown>>()
  return {
    take(key, work) {
      const turn = (turns.get(key) ?? Promise.resolve()).then(work)
      const settled = turn
        .catch(() => {})
        .then(() => {
          if (turns.get(key) === settled) turns.delete(key)
        })
      turns.set(key, settled)
      return turn
    },
    count: () => turns.size,
    async idle() {
      while (turns.size > 0) await Promise.all(turns.values())
    },
  }
}
