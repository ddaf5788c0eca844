import { type CycleState, cycleStates, maySupervise, type Recording } from '@samsyn/shared'

export type Standing = 'done' | 'current' | 'later'
export type SectionName = 'film' | 'people' | 'analysis' | 'meeting'

/** How far the parts of a round are, in the order of its life. */
export function sectionsOf(
  state: CycleState,
  recording: Pick<Recording, 'state' | 'persons'> | null,
): Record<SectionName, Standing> {
  const isAt = (from: CycleState) => cycleStates.indexOf(state) >= cycleStates.indexOf(from)
  const isMet = isAt('meetingHeld')
  const usable = recording !== null && recording.state !== 'refused'
  return {
    // A film that has gone since they met is not sent again.
    film: recording?.state === 'ready' || (isMet && !recording) ? 'done' : 'current',
    people:
      (isMet && !recording) || (usable && maySupervise(recording.persons)) ? 'done' : usable ? 'current' : 'later',
    analysis: isAt('sequencesChosen') ? 'done' : isAt('readyForAnalysis') ? 'current' : 'later',
    meeting: isMet ? 'done' : isAt('sequencesChosen') ? 'current' : 'later',
  }
}
