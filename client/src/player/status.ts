import type { PlayerReport } from '@samsyn/shared'

/** What is known of a player at one moment. */
export type PlayerFacts = {
  /** The tab is in the background. */
  hidden: boolean
  /** The browser plays nothing before a press. */
  blocked: boolean
  /** The `<video>`'s, 0..4. */
  readyState: number
  /** The film moves, or will by itself. */
  underWay: boolean
  /** It moves now, where it should be. */
  begun: boolean
  /** It should be moving and is not. */
  stalled: boolean
  /** The frame that should stand is painted. */
  prepared: boolean
  /** It was told to move. */
  running: boolean
}

/** What is told to the others of this player. */
export function statusOf(facts: PlayerFacts): PlayerReport['status'] {
  if (facts.hidden) return 'away'
  if (facts.blocked) return 'blocked'
  if (facts.readyState < 2) return 'loading'
  if (!facts.underWay) return facts.prepared ? 'showing' : 'loading'
  if (facts.begun) return facts.stalled ? 'loading' : 'playing'
  // Who waits for the others to begin is there when the film could begin at once.
  return facts.running || (facts.prepared && facts.readyState >= 3) ? 'playing' : 'loading'
}

/** What a player that has seen nothing yet would say. */
export const nothingToReport: PlayerReport = {
  rev: 0,
  frame: null,
  status: 'loading',
  oneWayMs: 0,
  startMs: 0,
  seekMs: 0,
  blank: true,
}
