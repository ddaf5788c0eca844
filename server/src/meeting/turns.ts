/** Runs what is asked under the same key one after the other; different keys do not wait for each other. */
export function createTurns<Key>() {
  const turns = new Map<Key, Promise<unknown>>()
  return {
    take<Value>(key: Key, work: () => Promise<Value>): Promise<Value> {
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
    /** Resolves when nothing runs or waits any more. */
    async idle(): Promise<void> {
      while (turns.size > 0) await Promise.all(turns.values())
    },
  }
}
