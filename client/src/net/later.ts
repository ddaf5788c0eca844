/** What is to be done later, unless its owner has been closed by then. */
export type Later = {
  /** Does it after so long (ms). */
  in(ms: number, run: () => void): void
  /** Whether the owner still goes on: to be asked after whatever was waited for. */
  goesOn(): boolean
  close(): void
}

/** Keeps what was put off from outliving whoever put it off. */
export function createLater(): Later {
  const timers = new Set<ReturnType<typeof setTimeout>>()
  let closed = false

  return {
    in(ms, run) {
      if (closed) return
      const timer = setTimeout(() => {
        timers.delete(timer)
        run()
      }, ms)
      timers.add(timer)
    },
    goesOn: () => !closed,
    close() {
      closed = true
      for (const timer of timers) clearTimeout(timer)
      timers.clear()
    },
  }
}
