/** Waits `graceMs` for each of several things, unless told to stop waiting for it. */
export function createGrace(graceMs: number) {
  const timers = new Map<string, NodeJS.Timeout>()
  let closed = false

  function stop(key: string): void {
    clearTimeout(timers.get(key))
    timers.delete(key)
  }

  return {
    stop,
    wait(key: string, giveUp: () => void): void {
      stop(key)
      const over = () => {
        timers.delete(key)
        giveUp()
      }
      if (!closed) timers.set(key, setTimeout(over, graceMs))
    },
    isWaiting: (key: string) => timers.has(key),
    count: () => timers.size,
    /** Waits for nothing any more. */
    close(): void {
      closed = true
      for (const key of timers.keys()) stop(key)
    },
  }
}
