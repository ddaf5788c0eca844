/** Carries out changes of rate on a `<video>`, each with its way back. */
export function createGlide(video: HTMLVideoElement) {
  let back: ReturnType<typeof setTimeout> | undefined
  let wanted = video.playbackRate

  function set(rate: number) {
    wanted = rate
    if (video.playbackRate !== rate) video.playbackRate = rate
  }

  return {
    /** Plays at `factor` times the rate for so many ms, then at `after` times. */
    glide(rate: number, { factor, forMs, after }: { factor: number; forMs: number; after: number }) {
      clearTimeout(back)
      set(rate * factor)
      back = setTimeout(() => set(rate * after), forMs)
    },
    /** Plays at this rate from now on. */
    settle(rate: number) {
      clearTimeout(back)
      set(rate)
      // Keeping the pitch costs Chromium some 20 ms of film each time it begins or ends (measured); slower or faster play
      // needs it, a small glide around normal speed does not.
      if (video.preservesPitch !== (rate !== 1)) video.preservesPitch = rate !== 1
    },
    /** Sets the rate again if something else has changed it, as extensions of browsers do; whether it had to. */
    keep(): boolean {
      // What one browser makes of a rate is a little other than the rate.
      if (Math.abs(video.playbackRate - wanted) < 1e-3) return false
      set(wanted)
      return true
    },
    close: () => clearTimeout(back),
  }
}
