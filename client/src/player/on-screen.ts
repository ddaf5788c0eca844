type Painted = { frame: number; fromMs: number }

/** A painted frame tells of the screen for so long at most, in ms: then something has gone by untold. */
const staleMs = 500

/** Which frame of a moving film a person sees: one is announced a moment before it comes to the screen. */
export function createOnScreen() {
  let last: Painted | null = null
  let before: Painted | null = null

  return {
    /** This frame comes to the screen at a moment of `performance.now()`, in ms. */
    painted(frame: number, fromMs: number) {
      before = last
      last = { frame, fromMs }
    },
    /** The frame that is seen at this moment of `performance.now()`; null when that cannot be told. */
    at(nowMs: number): number | null {
      const seen = last && last.fromMs > nowMs ? before : last
      return seen && nowMs - seen.fromMs < staleMs ? seen.frame : null
    },
    /** What was painted before tells nothing any more. */
    forget() {
      last = null
      before = null
    },
  }
}
