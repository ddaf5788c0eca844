import { createLooks } from './looks.ts'

/** What to do with a playing player: leave it, play at another rate for a while and back, or jump. */
export type Action = { kind: 'hold' } | { kind: 'pulse'; factor: number; forMs: number } | { kind: 'jump' }

/** What is known of this browser's players: how long they take to start, in ms, and how far a change of rate itself moves them. */
export type Habits = { startMs: number; pulseMs: number }

export type Moment = { nowMs: number; rate: number; audible: boolean }

const hold: Action = { kind: 'hold' }
/** Beyond these a jump is kinder than a glide; a jump in sound is worse than a short one in a silent picture. */
const farMs = { audible: 400, silent: 200 }
/** The most a rate may be changed by, for the ear and for the eye. */
const mostChange = { audible: 0.06, silent: 0.2 }
/** Changes smaller than this do nothing in some browsers while there is sound. */
const leastChange = 0.004
const glideMs = 400
const leastGlideMs = 40
/** After a start or a jump one looks briefly and corrects at once; later one looks long and seldom corrects. */
const quick = { forMs: 2_500, windowMs: 200, deadBandMs: 3 }
const steady = { windowMs: 1_500, deadBandMs: 2, restMs: 60_000, urgentMs: 6 }
const settleMs = 160

/**
 * How a playing player comes to agree with the vector: looks, a dead band, one sized change of rate and one back, a jump only
 * when far. Pure but for what it remembers: every moment is an argument, in ms of one clock.
 */
export function createFollower(habits: Habits) {
  const looks = createLooks()
  let begunMs = 0
  let lastPulseMs = Number.NEGATIVE_INFINITY
  let pulse: { beforeMs: number; plannedMs: number; endMs: number } | null = null
  let starting = false

  const isQuick = (nowMs: number) => nowMs - begunMs < quick.forMs

  function learn(aheadMs: number) {
    if (starting) habits.startMs = bounded(habits.startMs - aheadMs * 0.3, 0, 400)
    if (pulse) {
      const movedMs = aheadMs - pulse.beforeMs - pulse.plannedMs
      if (Math.abs(movedMs) < 80) habits.pulseMs += (movedMs - habits.pulseMs) * 0.5
    }
    starting = false
    pulse = null
  }

  function isNearEnough(aheadMs: number, nowMs: number): boolean {
    const sizeMs = Math.abs(aheadMs)
    if (isQuick(nowMs)) return sizeMs <= quick.deadBandMs
    if (sizeMs <= steady.deadBandMs) return true
    return sizeMs < steady.urgentMs && nowMs - lastPulseMs < steady.restMs
  }

  function pulseFor(aheadMs: number, { nowMs, rate, audible }: Moment): Action {
    const neededMs = -aheadMs - (audible && rate === 1 ? habits.pulseMs : 0)
    const { factor, forMs } = glide(neededMs / rate, mostChange[audible ? 'audible' : 'silent'])
    lastPulseMs = nowMs
    pulse = { beforeMs: aheadMs, plannedMs: (factor - 1) * rate * forMs, endMs: nowMs + forMs }
    looks.reset(nowMs + forMs + settleMs)
    return { kind: 'pulse', factor, forMs }
  }

  return {
    /** The film has begun to move, or moves by another line from now on; `prepared` when it was started on time. */
    begin(nowMs: number, prepared: boolean) {
      begunMs = nowMs
      starting = prepared
      pulse = null
      looks.reset(nowMs + (prepared ? 60 : 0))
    },
    /** One look: at `atMs` the film was `aheadMs` ahead of where it should be (negative: behind). */
    see: (atMs: number, aheadMs: number) => looks.see(atMs, aheadMs),
    /** How far ahead the film is by the last looks; null while too little was seen. */
    aheadMs: (nowMs: number) => looks.mean(isQuick(nowMs) ? quick.windowMs : steady.windowMs),
    next(moment: Moment): Action {
      const { nowMs, audible } = moment
      if (pulse && nowMs < pulse.endMs) return hold
      const aheadMs = this.aheadMs(nowMs)
      if (aheadMs === null) return hold
      const isFar = Math.abs(aheadMs) > farMs[audible ? 'audible' : 'silent']
      if (!isFar) learn(aheadMs)
      if (isFar) return { kind: 'jump' }
      return isNearEnough(aheadMs, nowMs) ? hold : pulseFor(aheadMs, moment)
    },
  }
}

export type Follower = ReturnType<typeof createFollower>

/** The change of rate and how long to hold it, in ms, to move the film by `byMs` in gentle time. */
export function glide(byMs: number, most: number): { factor: number; forMs: number } {
  const size = bounded(Math.abs(byMs) / glideMs, leastChange, most)
  return { factor: byMs < 0 ? 1 - size : 1 + size, forMs: Math.max(leastGlideMs, Math.abs(byMs) / size) }
}

const bounded = (value: number, least: number, most: number) => Math.min(most, Math.max(least, value))
