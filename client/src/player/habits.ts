import { z } from 'zod'
import type { Habits } from './follow.ts'

const key = 'samsyn.player-habits'
const Stored = z.object({ startMs: z.number(), pulseMs: z.number(), jumpMs: z.number() })

/** What this browser's players have been found to do, kept for the next film. `jumpMs` is how long a seek takes to be painted. */
export type BrowserHabits = Habits & { jumpMs: number }

/** What Chromium does with sound; another browser is found out within its first two corrections. */
const usual: BrowserHabits = { startMs: 60, pulseMs: -22, jumpMs: 250 }

/** The habits as last kept on this machine. */
export function recallHabits(): BrowserHabits {
  try {
    const stored = Stored.safeParse(JSON.parse(localStorage.getItem(key) ?? 'null'))
    return stored.success ? stored.data : { ...usual }
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
