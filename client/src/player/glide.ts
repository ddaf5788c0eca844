/** Carries out changes of rate on a `<video>`, each with its way back. */
export function createGlide(video: HTMLVideoElement) {
  let back: ReturnType<typeof setTimeout> | undefined

  function set(rate: number) {
    if (video.playbackRate !== rate) video.playbackRate = rate
  }

  return {
    /** Plays at `factor` times the rate for so many ms, then at the rate again. */
    pulse(rate: number, factor: number, forMs: number) {
      clearTimeout(back)
      set(rate * factor)
      back = setTimeout(() => set(rate), forMs)
    },
    /** Plays at this rate from now on. */
    stop(rate: number) {
      clearTimeout(back)
      set(rate)
    },
    close: () => clearTimeout(back),
  }
}
