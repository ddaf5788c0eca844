const often = { times: 5, withinMs: 10_000 }

/** Tells what happens again and again, as what insists does, from what happened. Moments in ms of one clock. */
export function createInsistence() {
  let momentsMs: number[] = []

  return {
    /** It has happened; whether it insists. */
    happened(nowMs: number): boolean {
      momentsMs = [...momentsMs.filter(atMs => nowMs - atMs < often.withinMs), nowMs].slice(-often.times)
      return momentsMs.length === often.times
    },
  }
}
