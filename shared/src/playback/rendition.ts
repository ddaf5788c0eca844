/** What a film can be seen as: itself, or the small picture for weak lines. Both have the same frames at the same times. */
export type Rendition = 'film' | 'small'

/** One look at a film on a screen, and at what is fetched of it. `atMs` is by one clock, the rest is film time. */
export type LineLook = {
  atMs: number
  /** The vector that is followed: a wait is one as long as that stays. */
  rev: number
  /** How fast the film should move; 0 where it should stand. */
  rate: number
  /** Up to where it is fetched without a gap, and how far that is from here. */
  fetchedToMs: number
  aheadMs: number
  /** How much is left of the film from here. */
  leftMs: number
  /** The picture is not there because the line is slow; not because it was cut, when nothing comes at all. */
  waits: boolean
}

/** How a film is seen on one screen, how it should be, and what that is judged by. */
export type LineState = {
  shown: Rendition
  wanted: Rendition
  /** Since when either is what it is. */
  sinceMs: number
  /** How long the small one is kept before the film itself is tried again. */
  restMs: number
  looks: readonly LineLook[]
}

const windowMs = 20_000
/** So long a wait, or so much waiting within the window while the film should move, is a weak line. */
const weakMs = { once: 1_500, together: 4_000 }
/** A film that is fetched more slowly than it plays, with so little left before it stalls, is about to wait. */
const falling = { belowMs: 4_000, overMs: 3_000, share: 0.9 }
/** What must be fetched ahead before the film itself is tried, and what must stay while it is. */
const ample = { beforeMs: 8_000, duringMs: 3_000 }
/** The rest before a new try, longer with each try that soon fails; how long a try may take, and what is soon. */
const rest = { firstMs: 30_000, mostMs: 600_000, tryMs: 20_000, soonMs: 120_000 }
/** One look says nothing of a longer time than this. */
const longestStepMs = 1_000

/** A film that begins to be seen so. */
export const lineAt = (shown: Rendition, atMs: number): LineState => ({
  shown,
  wanted: shown,
  sinceMs: atMs,
  restMs: rest.firstMs / 2,
  looks: [],
})

/** After the screen has changed to another rendition, which is what was wanted or what somebody has chosen. */
export const changedTo = (state: LineState, shown: Rendition, atMs: number): LineState => ({
  ...state,
  shown,
  wanted: shown,
  sinceMs: atMs,
  looks: [],
})

/** After one more look: a weak line wants the small one at once, a good one the film again, but never soon. */
export function looked(state: LineState, look: LineLook): LineState {
  const next = { ...state, looks: [...state.looks.filter(old => look.atMs - old.atMs < windowMs), look] }
  if (state.wanted === 'small') return mayTry(next, look) ? { ...next, wanted: 'film', sinceMs: look.atMs } : next
  const fails = state.shown === 'film' ? isWeak(next.looks) : mustGiveUp(next, look)
  return fails ? fallBack(next, look.atMs) : next
}

function fallBack(state: LineState, atMs: number): LineState {
  const soon = atMs - state.sinceMs < rest.soonMs
  const restMs = soon ? Math.min(rest.mostMs, Math.max(rest.firstMs, state.restMs * 2)) : rest.firstMs
  return { ...state, wanted: 'small', sinceMs: atMs, restMs, looks: [] }
}

const enough = ({ aheadMs, leftMs }: LineLook, ms: number) => aheadMs >= Math.min(ms, leftMs - 1)

function mayTry({ looks, sinceMs, restMs }: LineState, look: LineLook): boolean {
  return look.atMs - sinceMs >= restMs && enough(look, ample.beforeMs) && !looks.some(({ waits }) => waits)
}

/** To fetch both must not take the picture away that is there. */
function mustGiveUp({ looks, sinceMs }: LineState, look: LineLook): boolean {
  const tried = looks.filter(({ atMs }) => atMs > sinceMs)
  const starves = look.rate > 0 && !enough(look, ample.duringMs)
  return starves || tried.some(({ waits }) => waits) || look.atMs - sinceMs > rest.tryMs
}

function isWeak(looks: readonly LineLook[]): boolean {
  return longestWaitMs(looks) >= weakMs.once || waitedMs(looks) >= weakMs.together || isFalling(looks)
}

/** How long until the next look, for each look but the last. */
const steps = (looks: readonly LineLook[]) =>
  looks.slice(1).flatMap((next, i) => {
    const look = looks[i]
    return look ? [{ look, next, stepMs: Math.min(longestStepMs, next.atMs - look.atMs) }] : []
  })

function longestWaitMs(looks: readonly LineLook[]): number {
  let longest = 0
  let current = 0
  for (const { look, next, stepMs } of steps(looks)) {
    current = look.waits && next.waits && look.rev === next.rev ? current + stepMs : 0
    longest = Math.max(longest, current)
  }
  return longest
}

/** Somebody who goes to and fro in a film that stands waits often, on any line. */
function waitedMs(looks: readonly LineLook[]): number {
  const waits = steps(looks).filter(({ look }) => look.waits && look.rate > 0)
  return waits.reduce((sum, { stepMs }) => sum + stepMs, 0)
}

function isFalling(looks: readonly LineLook[]): boolean {
  const last = looks.at(-1)
  if (!last || last.rate === 0 || enough(last, falling.belowMs)) return false
  const recent = looks.filter(({ atMs }) => last.atMs - atMs <= falling.overMs + longestStepMs)
  const [first] = recent
  if (!first || last.atMs - first.atMs < falling.overMs) return false
  // What moved otherwise than by playing says nothing of the line.
  const steady = recent.every(({ rate, rev }) => rate === last.rate && rev === last.rev)
  const fetchedMs = last.fetchedToMs - first.fetchedToMs
  return steady && fetchedMs >= 0 && fetchedMs < (last.atMs - first.atMs) * last.rate * falling.share
}
