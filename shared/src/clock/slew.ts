const slewPerMs = 0.005
/** A film this far off has to jump anyway. */
const farMs = 250

/**
 * The offset to show after `elapsedMs`, on the way from the one shown to the one estimated: a step when stepping is
 * harmless (nothing plays, or nothing was shown yet) or the way is too long to glide, otherwise at most 5 ms a second, so
 * that a playing film never jumps.
 */
export function slew(shownMs: number | null, targetMs: number, elapsedMs: number, mayStep: boolean): number {
  if (shownMs === null || mayStep || Math.abs(targetMs - shownMs) > farMs) return targetMs
  const most = Math.max(0, elapsedMs) * slewPerMs
  return shownMs + Math.min(most, Math.max(-most, targetMs - shownMs))
}
