import type { Rendition } from '@samsyn/shared'
import { isInStep } from './in-step.ts'
import type { Player } from './Player.ts'

type Parts = {
  /** The player in view, and the one out of sight. */
  seen: () => Player
  spare: () => Player | null
  /** Lets a player out of sight have this rendition and follow what is followed. */
  bring: (player: Player, wanted: Rendition) => void
  /** The one out of sight is where the one in view is. */
  inStep: (shown: Rendition) => void
  /** The player out of sight is free again. */
  givenUp: (player: Player) => void
}

/** What must be here of a rendition that is to be seen. */
const enoughMs = { film: 5_000, small: 1_500, soon: 1_000 }
/** In step once may be chance. */
const looksInStep = 2

/** Brings another rendition to the same moment out of sight, so that it takes the place of the one in view and no frame is lost. */
export function createReplacement({ seen, spare, bring, inStep, givenUp }: Parts) {
  let wanted: Rendition | null = null
  let looks = 0

  function begin(player: Player, rendition: Rendition) {
    wanted = rendition
    looks = 0
    player.sound.setHushed(true)
    bring(player, rendition)
  }

  /** Whether it could be shown now. */
  function isThere(other: Player, rendition: Rendition, soon: boolean, atMs: number): boolean {
    const line = other.lookAtLine(atMs, false)
    const meeting = {
      moves: other.isUnderWay(),
      frozen: seen().isFrozen(),
      starves: seen().status.get() === 'loading',
      aheadMs: other.aheadMs(),
      stands: other.status.get() === 'showing' && other.frame() === other.targetFrame(),
      fetchedMs: line.aheadMs,
      leftMs: line.leftMs,
    }
    return isInStep(meeting, soon ? enoughMs.soon : enoughMs[rendition])
  }

  return {
    isUnderWay: () => wanted !== null,
    /** One look on the way to this rendition; `soon` for who would rather have it than wait until it is sure to last. */
    towards(rendition: Rendition, { soon, atMs }: { soon: boolean; atMs: number }) {
      const other = spare()
      if (!other) return
      if (wanted !== rendition) return begin(other, rendition)
      looks = isThere(other, rendition, soon, atMs) ? looks + 1 : 0
      if (looks < looksInStep) return
      wanted = null
      inStep(rendition)
    },
    giveUp() {
      const other = spare()
      if (wanted === null || !other) return
      wanted = null
      givenUp(other)
    },
  }
}
