import type { Readable } from '../../store.ts'

/** How loud a film is beside the voices, 0..1, at a moment, and when somebody was last heard. */
export type Ducking = { level: number; atMs: number; heardMs: number }

export const rested: Ducking = { level: 1, atMs: 0, heardMs: Number.NEGATIVE_INFINITY }

const lowest = 0.35
const downMs = 150
const upMs = 600
const quietMs = 800

/** The film's loudness a little later: quickly down while somebody speaks, slowly up when it has been quiet for a while. */
export function duck({ level, atMs, heardMs }: Ducking, speaking: boolean, nowMs: number): Ducking {
  const heard = speaking ? nowMs : heardMs
  const riseFromMs = Math.max(atMs, heard + quietMs)
  const change = nowMs > riseFromMs ? (nowMs - riseFromMs) / upMs : -(nowMs - atMs) / downMs
  return { level: Math.min(1, Math.max(lowest, level + change * (1 - lowest))), atMs: nowMs, heardMs: heard }
}

const tickMs = 30

/** Gives the film its level while people speak and fall quiet; returns how to stop, which brings it up again at once. */
export function startDucking(speaking: Readable<boolean>, setLevel: (level: number) => void): () => void {
  let state = rested
  let timer: ReturnType<typeof setInterval> | undefined

  function tick() {
    state = duck(state, speaking.get(), performance.now())
    setLevel(state.level)
    if (state.level === 1 && !speaking.get()) rest()
  }

  function rest() {
    clearInterval(timer)
    timer = undefined
  }

  function wake() {
    if (!speaking.get() || timer !== undefined) return
    state = { ...rested, atMs: performance.now() }
    timer = setInterval(tick, tickMs)
  }

  wake()
  const forget = speaking.subscribe(wake)
  return () => {
    forget()
    rest()
    setLevel(1)
  }
}
