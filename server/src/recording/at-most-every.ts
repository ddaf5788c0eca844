/** Lets values through to `act` at most so often, one at a time; those between are passed over. */
export function atMostEvery<Value>(everyMs: number, now: () => number, act: (value: Value) => Promise<void>) {
  let acting: Promise<void> | null = null
  let lastMs = Number.NEGATIVE_INFINITY

  return {
    offer(value: Value) {
      if (acting || now() - lastMs < everyMs) return
      lastMs = now()
      acting = act(value).finally(() => {
        acting = null
      })
      // Whoever waits for `settled` hears of a failure; nobody else may crash of it.
      acting.catch(() => {})
    },
    /** When nothing is being done any more. */
    settled: async () => acting ?? undefined,
  }
}
