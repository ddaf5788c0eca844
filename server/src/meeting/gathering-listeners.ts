import type { MeetingId, PersonId } from '@samsyn/shared'

type AttendanceChange = 'entered' | 'gone'
type AttendanceListener = (meetingId: MeetingId, personId: PersonId, change: AttendanceChange) => void
type VacatedListener = (connectionId: string, meetingId: MeetingId) => void
type OverListener = (meetingId: MeetingId) => void

/** Who wants to hear of what happens in gatherings, and tells them. */
export function createGatheringListeners() {
  const attendance = new Set<AttendanceListener>()
  const vacated = new Set<VacatedListener>()
  const over = new Set<OverListener>()

  return {
    tellAttendance(...change: Parameters<AttendanceListener>): void {
      for (const listener of attendance) listener(...change)
    },
    tellVacated(...seat: Parameters<VacatedListener>): void {
      for (const listener of vacated) listener(...seat)
    },
    tellOver(meetingId: MeetingId): void {
      for (const listener of over) listener(meetingId)
    },
    /** What others register with. */
    hearing: {
      onAttendance: (listener: AttendanceListener): void => void attendance.add(listener),
      /** Runs when a connection is no longer in a meeting, by leaving or by a cut. */
      onVacated: (listener: VacatedListener): void => void vacated.add(listener),
      /** Runs when the last has left a meeting. */
      onOver: (listener: OverListener): void => void over.add(listener),
    },
  }
}
