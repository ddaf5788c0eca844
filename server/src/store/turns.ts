/** Lets one at a time, in the order in which they come. */
export function createTurns() {
  let last = Promise.resolve()

  return {
    /** Resolves when it is one's turn, with what is to be called when it is over. */
    async take(): Promise<() => void> {
      const before = last
      const { promise, resolve } = Promise.withResolvers<void>()
      last = promise
      await before
      return resolve
    },
  }
}

export type Turns = ReturnType<typeof createTurns>
