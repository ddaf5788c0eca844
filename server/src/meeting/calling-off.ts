import type { CycleEvent, CycleId, CycleState, RecordingId } from '@samsyn/shared'
import type { Store } from '../store/store.ts'
import { createMeetingStore } from './meeting.store.ts'

type Round = { state: CycleState; cameFrom: string | null }

/** How rounds are moved within a transaction of somebody else. */
export type RoundsIn = {
  happenedIn: (step: Store, cycleId: CycleId, event: CycleEvent) => Promise<void>
  standsIn: (step: Store, cycleId: CycleId) => Promise<Round | null>
}

export type FilmGone = { recordingId: RecordingId; cycleId: CycleId }

/**
 * What a film that goes does to its round, in the transaction that discards it: what was still to be held about it is called
 * off, and the round wants a film again. What was held stays held.
 */
export function createCallingOff({ happenedIn, standsIn }: RoundsIn, now: () => number) {
  return async (step: Store, { recordingId, cycleId }: FilmGone): Promise<void> => {
    const meetings = createMeetingStore(step)
    const round = await standsIn(step, cycleId)
    if (round && isHeldBefore(round)) {
      await meetings.endAbout(recordingId, Math.round(now()))
      await happenedIn(step, cycleId, 'meeting-left')
      if (round.cameFrom === 'planAgreed') await happenedIn(step, cycleId, 'plan-agreed')
    }
    await meetings.cancelAbout(recordingId)
    if (round && waitsForMeeting(round) && !(await meetings.anyOpen(cycleId))) {
      await happenedIn(step, cycleId, 'meeting-called-off')
    }
    if (!(await hasFilm(step, cycleId))) await happenedIn(step, cycleId, 'film-discarded')
  }
}

const waitsForMeeting = (round: Round) =>
  round.state === 'meetingScheduled' || (round.state === 'meetingLive' && !isHeldBefore(round))

/** Whether a round's meeting is under way again after it was held. */
const isHeldBefore = ({ state, cameFrom }: Round) =>
  state === 'meetingLive' && (cameFrom === 'meetingHeld' || cameFrom === 'planAgreed')

async function hasFilm(step: Store, cycleId: CycleId): Promise<boolean> {
  const films = step.selectFrom('recording').select('id').where('cycleId', '=', cycleId)
  return (await films.where('discardedMs', 'is', null).executeTakeFirst()) !== undefined
}
