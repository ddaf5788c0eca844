const key = 'samsyn.player-habits'

/** How long this browser's players take to start, and to paint a frame after a seek, in ms; kept for the next film. */
export type BrowserHabits = { startMs: number; jumpMs: number }

/** What Chromium does with sound; another browser is found out within its first starts. */
const usual: BrowserHabits = { startMs: 76, jumpMs: 250 }

/** The habits as last kept on this machine. */
export function recallHabits(): BrowserHabits {
  try {
    const { startMs, jumpMs } = JSON.parse(localStorage.getItem(key) ?? '{}')
    const stored = Number.isFinite(startMs) && Number.isFinite(jumpMs)
    return stored ? { startMs, jumpMs } : { ...usual }
  } catch {
    return { ...usual }
  }
}

/** Keeps them for next time; where nothing can be kept they are found out again. */
export function keepHabits(habits: BrowserHabits): void {
  try {
    localStorage.setItem(key, JSON.stringify(habits))
  } catch {
    // a browser that keeps nothing plays as well, a moment later
  }
}

/** How long a seek takes, after one more that took so long: believed at once when longer, slowly when shorter. */
export function learnJump(habits: BrowserHabits, tookMs: number): void {
  const next = tookMs > habits.jumpMs ? tookMs : habits.jumpMs + (tookMs - habits.jumpMs) * 0.15
  habits.jumpMs = Math.min(1_500, Math.max(80, next))
}
