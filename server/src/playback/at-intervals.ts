/** Tells of each thing at once, then at most every `everyMs`; what came between is told as it is then, so that the last is never lost. */
export function createIntervals<Key>(everyMs: number, tell: (key: Key) => void) {
  const resting = new Map<Key, { timer: NodeJS.Timeout; more: boolean }>()

  function speak(key: Key) {
    tell(key)
    resting.set(key, { timer: setTimeout(() => wake(key), everyMs), more: false })
  }

  function wake(key: Key) {
    const more = resting.get(key)?.more ?? false
    resting.delete(key)
    if (more) speak(key)
  }

  return {
    tell(key: Key): void {
      const rest = resting.get(key)
      if (rest) rest.more = true
      else speak(key)
    },
    /** Tells nothing any more. */
    close(): void {
      for (const { timer } of resting.values()) clearTimeout(timer)
      resting.clear()
    },
  }
}
