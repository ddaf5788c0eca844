/** Frames per second as a fraction, exact for the rates of television too. */
export type FrameRate = { num: number; den: number }

const usual: readonly FrameRate[] = [
  { num: 24_000, den: 1001 },
  { num: 24, den: 1 },
  { num: 25, den: 1 },
  { num: 30_000, den: 1001 },
  { num: 30, den: 1 },
  { num: 50, den: 1 },
  { num: 60_000, den: 1001 },
  { num: 60, den: 1 },
]
const fallbacks: readonly FrameRate[] = [
  { num: 25, den: 1 },
  { num: 30, den: 1 },
]

/** How far the mean or the typical gap may be from a usual rate for it to be tried at all. */
const NEAR = 0.12
/** The part of the frames that the source's own rate may lose. */
const LOSS_ALLOWED = 0.02
const MULTIPLE_TOLERANCE = 0.02
/** A gap of so many typical ones is a pause: how many slots it spans says nothing about the rate. */
const PAUSE = 1.5

/** A rate as a number of frames per second. */
export function fps(rate: FrameRate): number {
  return rate.num / rate.den
}

/** The gap between neighbouring frames that is in the middle of all gaps, or null for fewer than two frames. */
export function typicalGap(timesS: readonly number[]): number | null {
  const gaps = timesS.slice(1).map((time, i) => time - (timesS[i] ?? time))
  const real = gaps.filter(gap => gap > 0).sort((a, b) => a - b)
  return real[Math.floor(real.length / 2)] ?? null
}

/** Where frame slots have to start (relative to the first frame) so that the frames fall as near as can be to their middles. */
export function phase(timesS: readonly number[], rate: FrameRate): number {
  const first = timesS[0] ?? 0
  let sin = 0
  let cos = 0
  for (const time of timesS) {
    const angle = (time - first) * fps(rate) * 2 * Math.PI
    sin += Math.sin(angle)
    cos += Math.cos(angle)
  }
  return Math.atan2(sin, cos) / (2 * Math.PI) / fps(rate)
}

type Fit = { rate: FrameRate; lost: number; uneven: number; moved: number }

function fit(timesS: readonly number[], rate: FrameRate, gap: number): Fit {
  const start = (timesS[0] ?? 0) + phase(timesS, rate)
  let lost = 0
  let empty = 0
  let moved = 0
  let last = Number.NEGATIVE_INFINITY
  for (const [i, time] of timesS.entries()) {
    const exact = (time - start) * fps(rate)
    const slot = Math.round(exact)
    moved += Math.abs(exact - slot)
    if (slot <= last) lost += 1
    else if (time - (timesS[i - 1] ?? time) < gap * PAUSE && i > 0) empty += slot - last - 1
    last = Math.max(last, slot)
  }
  return { rate, lost, uneven: lost + empty, moved: moved / timesS.length }
}

function nearOnes(timesS: readonly number[], gap: number): FrameRate[] {
  const first = timesS[0] ?? 0
  const mean = (timesS.length - 1) / ((timesS.at(-1) ?? first) - first)
  return usual.filter(rate => [1 / gap, mean].some(found => Math.abs(found / fps(rate) - 1) < NEAR))
}

function ownRate(timesS: readonly number[], gap: number): FrameRate | null {
  const fits = nearOnes(timesS, gap)
    .map(rate => fit(timesS, rate, gap))
    .filter(({ lost }) => lost <= timesS.length * LOSS_ALLOWED)
    .sort((a, b) => a.uneven - b.uneven || a.moved - b.moved)
  return fits[0]?.rate ?? null
}

function isMultiple(rate: FrameRate, gap: number): boolean {
  const times = Math.max(gap * fps(rate), 1 / (gap * fps(rate)))
  return Math.abs(times / Math.round(times) - 1) < MULTIPLE_TOLERANCE
}

/** Whether a rate belongs to the source itself, so that slots can be laid where its frames are. */
export type ChosenRate = { rate: FrameRate; own: boolean }

/**
 * The proxy's constant rate for frames shown at these (sorted) times: the usual rate whose slots the frames fill best,
 * up to 60; for anything slower, faster or irregular 25 or 30, whichever shows the frames evenly, else 30.
 */
export function chooseRate(timesS: readonly number[]): ChosenRate {
  const [slow, fast] = fallbacks as [FrameRate, FrameRate]
  const gap = typicalGap(timesS)
  if (gap === null) return { rate: slow, own: false }
  const own = ownRate(timesS, gap)
  if (own) return { rate: own, own: true }
  return { rate: fallbacks.find(rate => isMultiple(rate, gap)) ?? fast, own: false }
}
