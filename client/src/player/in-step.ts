/** What is known at one moment of a film in view, and of another rendition of it that is to take its place. */
export type Meeting = {
  /** The film moves, or will by itself. */
  moves: boolean
  /** It stands under somebody's finger, and the vector does not say so yet. */
  frozen: boolean
  /** The one in view has nothing to show. */
  starves: boolean
  /** How far ahead of the vector the other one is; null while it does not move. */
  aheadMs: number | null
  /** The other one stands painted on the very frame. */
  stands: boolean
  /** How much of the other one is here, and how much of the film is left. */
  fetchedMs: number
  leftMs: number
}

/** So near, nobody sees or hears the change; where there is nothing to see, less will do. */
const nearMs = { seen: 12, starving: 60 }

/** Whether the other rendition can take the place of the one in view without losing the frame, with so much fetched. */
export function isInStep(meeting: Meeting, enoughMs: number): boolean {
  const { moves, frozen, starves, aheadMs, stands, fetchedMs, leftMs } = meeting
  if (frozen) return false
  if (!starves && fetchedMs < Math.min(enoughMs, leftMs - 1)) return false
  if (!moves) return stands
  return aheadMs !== null && Math.abs(aheadMs) < nearMs[starves ? 'starving' : 'seen']
}
