/** Which documents are being written anew, one behind the other for each. */
export function createRewriting() {
  const running = new Map<string, Promise<void>>()
  let begun = 0

  return {
    /** Does `work` when all that was begun before for the document is done. */
    begin(name: string, work: () => Promise<void>): Promise<void> {
      begun++
      const before = running.get(name) ?? Promise.resolve()
      const result = before.then(work)
      const done = result
        .catch(() => {})
        .then(() => {
          begun++
          if (running.get(name) === done) running.delete(name)
        })
      running.set(name, done)
      return result
    },
    /** Null when nothing is being written anew there; else resolves when that is done. */
    running: (name: string): Promise<void> | null => running.get(name) ?? null,
    /** Another number before and after each. */
    count: () => begun,
  }
}
