/** What to do with a playing player: leave it, play at another rate for a while, or jump. */
export type Correction = { kind: 'hold' } | { kind: 'rate'; rate: number; untilMs: number } | { kind: 'seek' }

export type Following = {
  nowMs: number
  /** How far the playhead is ahead of where it should be, in ms; null while too little has been seen. */
  aheadMs: number | null
  rate: number
  /** The rate change under way, if any. */
  correcting: { untilMs: number } | null
  audible: boolean
}

/** Beyond these a jump is kinder than a glide; a jump in sound is worse than a short one in a silent picture. */
const farMs = { audible: 400, silent: 200 }
const deadBandMs = 5
const convergeMs = 900
const mostChange = { audible: 0.06, silent: 0.2 }

/** How a playing player comes to agree with the vector: a dead band, one small change of rate and one back, a jump only when far. */
export function correct({ nowMs, aheadMs, rate, correcting, audible }: Following): Correction {
  if (correcting) return nowMs < correcting.untilMs ? { kind: 'hold' } : { kind: 'rate', rate, untilMs: nowMs }
  if (aheadMs === null || Math.abs(aheadMs) <= deadBandMs) return { kind: 'hold' }
  const hearing = audible ? 'audible' : 'silent'
  if (Math.abs(aheadMs) > farMs[hearing]) return { kind: 'seek' }
  const change = Math.min(mostChange[hearing], Math.abs(aheadMs) / convergeMs)
  const factor = aheadMs > 0 ? 1 - change : 1 + change
  return { kind: 'rate', rate: rate * factor, untilMs: nowMs + Math.abs(aheadMs) / (change * rate) }
}

/** A learned latency after one more observation of how far ahead (or, negative, behind) the player came out. */
export function learned(latencyMs: number, aheadMs: number): number {
  return Math.min(400, Math.max(0, latencyMs - aheadMs / 2))
}
