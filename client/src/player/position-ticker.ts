/** Tells a position on every screen refresh, as long as somebody listens. */
export function createPositionTicker(positionMs: () => number) {
  const listeners = new Set<(positionMs: number) => void>()
  let painting = 0

  function paint() {
    cancelAnimationFrame(painting)
    const now = positionMs()
    for (const listener of listeners) listener(now)
    if (listeners.size > 0) painting = requestAnimationFrame(paint)
  }

  return {
    listen(listener: (positionMs: number) => void): () => void {
      listeners.add(listener)
      if (listeners.size === 1) paint()
      return () => listeners.delete(listener)
    },
    close: () => cancelAnimationFrame(painting),
  }
}
