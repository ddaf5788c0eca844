import type { MeetingId } from '@samsyn/shared'
import { createGrace } from './grace.ts'

type Needs = {
  /** Whether two are in the meeting now. */
  isTogether: (meetingId: MeetingId) => boolean
  met: (meetingId: MeetingId) => void
}

/**
 * Watches that two are in a meeting together for `afterMs` without a break, and tells as soon as it is so: whatever happens
 * later takes it from nobody.
 */
export function createTogether(afterMs: number, { isTogether, met }: Needs) {
  const waits = createGrace(afterMs)

  return {
    /** To be called whenever somebody has come or gone. */
    look(meetingId: MeetingId): void {
      if (!isTogether(meetingId)) waits.stop(meetingId)
      else if (!waits.isWaiting(meetingId)) waits.wait(meetingId, () => met(meetingId))
    },
    close: waits.close,
  }
}
