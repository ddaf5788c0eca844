/** Keeps the screen from going dark, also after the page was out of sight. Returns how to let it. */
export function keepAwake(): () => void {
  let lock: WakeLockSentinel | null = null
  let over = false

  async function hold() {
    if (over || document.visibilityState !== 'visible') return
    // Refused on a low battery, and unknown to older browsers: then the screen does as it likes.
    const held = await navigator.wakeLock?.request('screen').catch(() => null)
    if (over) await held?.release()
    else lock = held ?? null
  }

  const seen = () => void hold()
  document.addEventListener('visibilitychange', seen)
  void hold()
  return () => {
    over = true
    document.removeEventListener('visibilitychange', seen)
    void lock?.release()
  }
}
