import type { AgendaStep, Sequence } from '@samsyn/shared'
import { nextSequence } from '../../features/playback/sequence-run.ts'
import { useStore } from '../../useStore.ts'
import type { Room } from './room.ts'
import type { LookBack } from './useLookBack.ts'
import { useRemembered } from './useRemembered.ts'

export type SequenceHands = {
  goToStep(to: AgendaStep): void
  next: Sequence | null
  /** Where in the film the next sequence will begin, in ms. */
  standbyMs: number | null
  preRolls: boolean
  onPreRoll(preRolls: boolean): void
}

const preRollMs = 2_000

/** How the agenda leads the film: a step that is a sequence is shown first, and then it is the step at hand. */
export function useSequences(
  { steering, presence }: Room,
  sequences: readonly Sequence[],
  { together }: LookBack,
  refused: (error: unknown) => void,
): SequenceHands {
  const [preRolls, onPreRoll] = useRemembered('pre-roll', false)
  const step = useStore(presence.step)
  const next = nextSequence(sequences, step)
  const beforeMs = preRolls ? preRollMs : 0
  const show = ({ id: sequenceId, recordingId, startMs, endMs }: Sequence) => {
    const range = { startMs, endMs }
    return steering.command({ kind: 'sequence', recordingId, sequenceId, range, playing: true, preRollMs: beforeMs })
  }
  /** The film goes first: who does not steer it does not lead the agenda either. */
  const lead = (to: AgendaStep) => {
    const sequence = sequences.find(({ id }) => id === to)
    const shown = sequence ? show(sequence) : Promise.resolve()
    shown.then(() => presence.goToStep(to)).catch(refused)
  }
  return {
    ...{ next, preRolls, onPreRoll },
    goToStep: to => together(() => lead(to)),
    standbyMs: next && Math.max(0, next.startMs - beforeMs),
  }
}
