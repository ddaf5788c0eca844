const patienceMs = 300

/** Finds out that a film that should be moving is not, whatever events the browser sends or does not. Times in ms of one clock. */
export function createStallWatch() {
  let lastMediaMs = Number.NaN
  let movedMs = 0

  return {
    /** One look at a film that should be moving; whether it has stood for too long. */
    isStalled(nowMs: number, mediaMs: number): boolean {
      if (mediaMs !== lastMediaMs) movedMs = nowMs
      lastMediaMs = mediaMs
      return nowMs - movedMs > patienceMs
    },
    /** The film may take its time from now on: it was just told to move. */
    reset(nowMs: number) {
      lastMediaMs = Number.NaN
      movedMs = nowMs
    },
  }
}
