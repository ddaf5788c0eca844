import { createLooks } from './looks.ts'

/** What to do with a playing player: leave it, play at `factor` times the rate for a while and at `after` times from then on, or jump. */
export type Action =
  | { kind: 'hold' }
  | { kind: 'glide'; factor: number; forMs: number; after: number }
  | { kind: 'jump' }

/** How long this browser's players take to start, in ms. */
type Habits = { startMs: number }

type Moment = { nowMs: number; rate: number; audible: boolean }

const hold: Action = { kind: 'hold' }
/** Beyond these a jump is kinder than a glide; a jump in sound is worse than a short one in a silent picture. */
const farMs = { audible: 400, silent: 200 }
/** The most a rate may be changed by: for the ear (half a semitone), for the eye, after a sudden stop, and when there is much to catch up with. */
const mostChange = { audible: 0.03, silent: 0.1, sudden: 0.08, hurried: 0.25 }
const leastChange = 0.004
const glideMs = 350
/** After a start or a jump one looks briefly and corrects at once, then long and at once; later one looks long and seldom corrects. */
const quick = { forMs: 2_500, windowMs: 180 }
const settling = { forMs: 9_000, afterStopMs: 4_000, deadBandMs: 1.5 }
const steady = { windowMs: 1_500, sameMs: 1, deadBandMs: 2, restMs: 60_000, urgentMs: 5 }
/** A machine that stood still for a moment is behind at once, in every look: one need not look long to be sure. */
const sudden = { windowMs: 300, beyondMs: 8, muchMs: 25 }
/** A player whose own speed is another, whatever the cause, is played so much slower or faster; no more than this. */
const mostLean = 1.3
/** Too slow a drift to be seen in a moment: what came of two corrections alike, soon after each other. */
const slowDriftOf = { least: 0.005, alike: 2, withinMs: 10_000 }
/** How long after a change nothing is looked at, for what is on its way to the screen. */
const settleMs = 100
/** A machine that cannot jump well is not made to jump again soon: it hurries after the others. */
const jumps = { restMs: 6_000, beyondMs: 2_500 }

/**
 * How a playing player comes to agree with the vector: looks, a dead band, one sized change of rate and one back, a jump only
 * when far. Pure but for what it remembers: every moment is an argument, in ms of one clock.
 */
export function createFollower(habits: Habits) {
  const looks = createLooks()
  let begunMs = 0
  let starting = false
  /** What the rate is multiplied by so that this player moves as it should. */
  let lean = 1
  /** How fast it ran away between the last two corrections, as a share of the time. */
  let ranAway = 0
  /** Whether anything was corrected since the film began to move. */
  let corrected = false
  let settlingUntilMs = 0
  let glidingUntilMs = Number.NEGATIVE_INFINITY
  let lastGlideMs = Number.NEGATIVE_INFINITY
  let lastJumpMs = Number.NEGATIVE_INFINITY

  const isQuick = (nowMs: number) => nowMs - begunMs < quick.forMs
  const isFar = (aheadMs: number, audible: boolean) => Math.abs(aheadMs) > farMs[audible ? 'audible' : 'silent']

  /** How far ahead the film is; null while too little was seen, or while that changes: half of a stop is no measure of it. */
  function typicalAhead(nowMs: number): number | null {
    if (isQuick(nowMs)) return looks.typical(corrected ? sudden.windowMs : quick.windowMs)
    const shortlyMs = looks.typical(sudden.windowMs)
    // However it goes on: what is as far off in every look is not waited for.
    if (isBeyond(looks.atMost(sudden.windowMs), looks.atLeast(sudden.windowMs))) return shortlyMs
    const longMs = looks.typical(steady.windowMs)
    if (shortlyMs === null || longMs === null) return null
    return Math.abs(shortlyMs - longMs) > steady.sameMs ? null : longMs
  }

  const isBeyond = (mostMs: number | null, leastMs: number | null) =>
    mostMs !== null && leastMs !== null && (mostMs < -sudden.beyondMs || leastMs > sudden.beyondMs)

  /** How fast it ran away since the last correction, where it did so before as well; else 0. */
  function slowDrift(aheadMs: number, nowMs: number): number {
    const sinceMs = nowMs - lastGlideMs
    const share = sinceMs < slowDriftOf.withinMs ? aheadMs / sinceMs : 0
    const ratio = share / ranAway
    const isAgain = Math.abs(share) > slowDriftOf.least && ratio > 1 / slowDriftOf.alike && ratio < slowDriftOf.alike
    ranAway = isAgain ? 0 : share
    return isAgain ? share : 0
  }

  /** A player that runs away steadily leans against it from now on. */
  function learnLean(aheadMs: number, nowMs: number) {
    // What a start does is no speed.
    if (isQuick(nowMs) && !corrected) return
    const drift = looks.drift(sudden.windowMs) || slowDrift(aheadMs, nowMs)
    lean = bounded(lean / (1 + drift), 1 / mostLean, mostLean)
  }

  function mostFor(aheadMs: number, audible: boolean): number {
    if (isFar(aheadMs, audible)) return mostChange.hurried
    if (!audible) return mostChange.silent
    return Math.abs(aheadMs) > sudden.muchMs ? mostChange.sudden : mostChange.audible
  }

  function learnStart(aheadMs: number) {
    if (starting && Math.abs(aheadMs) < 200) habits.startMs = bounded(habits.startMs - aheadMs * 0.4, 0, 400)
    starting = false
  }

  function mustJump(aheadMs: number, { nowMs, audible }: Moment): boolean {
    if (!isFar(aheadMs, audible)) return false
    return nowMs - lastJumpMs > jumps.restMs || Math.abs(aheadMs) > jumps.beyondMs
  }

  function isNearEnough(aheadMs: number, nowMs: number): boolean {
    const sizeMs = Math.abs(aheadMs)
    if (nowMs < settlingUntilMs) return sizeMs <= settling.deadBandMs
    if (sizeMs <= steady.deadBandMs) return true
    return sizeMs < steady.urgentMs && nowMs - lastGlideMs < steady.restMs
  }

  function glideBack(aheadMs: number, { nowMs, rate, audible }: Moment): Action {
    const { factor, forMs } = glide(-aheadMs / rate, mostFor(aheadMs, audible))
    corrected = true
    lastGlideMs = nowMs
    glidingUntilMs = nowMs + forMs
    looks.reset(glidingUntilMs + settleMs)
    if (Math.abs(aheadMs) > sudden.beyondMs)
      settlingUntilMs = Math.max(settlingUntilMs, glidingUntilMs + settling.afterStopMs)
    return { kind: 'glide', factor: factor * lean, forMs, after: lean }
  }

  return {
    /** The film has begun to move, or moves by another line from now on; `onTime` when it was prepared for that. */
    begin(nowMs: number, onTime: boolean) {
      begunMs = nowMs
      settlingUntilMs = nowMs + settling.forMs
      starting = onTime
      corrected = false
      glidingUntilMs = nowMs
      looks.reset(nowMs + settleMs)
    },
    /** One look: at `atMs` the film was `aheadMs` ahead of where it should be (negative: behind). */
    see: (atMs: number, aheadMs: number) => looks.see(atMs, aheadMs),
    next(moment: Moment): Action {
      const { nowMs } = moment
      if (nowMs < glidingUntilMs) return hold
      const aheadMs = typicalAhead(nowMs)
      if (aheadMs === null) return hold
      if (mustJump(aheadMs, moment)) {
        lastJumpMs = nowMs
        return { kind: 'jump' }
      }
      learnStart(aheadMs)
      if (isNearEnough(aheadMs, nowMs)) return hold
      learnLean(aheadMs, nowMs)
      return glideBack(aheadMs, moment)
    },
  }
}

/** The change of rate and how long to hold it, in ms, to move the film by `byMs` in gentle time. */
export function glide(byMs: number, most: number): { factor: number; forMs: number } {
  const size = bounded(Math.abs(byMs) / glideMs, leastChange, most)
  return { factor: byMs < 0 ? 1 - size : 1 + size, forMs: Math.abs(byMs) / size }
}

const bounded = (value: number, least: number, most: number) => Math.min(most, Math.max(least, value))
