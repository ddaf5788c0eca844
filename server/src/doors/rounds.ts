/**
 * Lets so many of each key begin in a round of the event loop, the others in the rounds after it: whoever asks for much at once
 * waits for themselves, and hardly anybody for them.
 */
export function createRounds(perRound: number) {
  const begun = new Map<string, number>()
  const waiting = new Map<string, (() => void)[]>()
  let isComing = false

  function round() {
    isComing = false
    begun.clear()
    for (const [key, queue] of waiting) {
      const next = queue.splice(0, perRound)
      if (queue.length === 0) waiting.delete(key)
      begun.set(key, next.length)
      for (const begin of next) begin()
    }
    if (begun.size > 0) comeAgain()
  }

  function comeAgain() {
    if (isComing) return
    isComing = true
    setImmediate(round)
  }

  return function inTurn(key: string, begin: () => void): void {
    comeAgain()
    const count = begun.get(key) ?? 0
    if (count < perRound) {
      begun.set(key, count + 1)
      begin()
      return
    }
    const queue = waiting.get(key)
    if (queue) queue.push(begin)
    else waiting.set(key, [begin])
  }
}
