import type { MeetingId } from '@samsyn/shared'
import type { Connection } from '../doors/connection.ts'

/** Which live connections have entered which meetings. `cut` hears of every seat that was lost with its connection. */
export function createSeats(cut: (connection: Connection, meetingId: MeetingId) => void) {
  const seats = new Map<string, Set<MeetingId>>()

  function handleClosed(connection: Connection) {
    const meetings = seats.get(connection.id) ?? []
    seats.delete(connection.id)
    for (const meetingId of meetings) cut(connection, meetingId)
  }

  return {
    has: (connectionId: string, meetingId: MeetingId) => seats.get(connectionId)?.has(meetingId) ?? false,
    take(connection: Connection, meetingId: MeetingId): void {
      const known = seats.get(connection.id)
      if (known) return void known.add(meetingId)
      seats.set(connection.id, new Set([meetingId]))
      connection.onClose(() => handleClosed(connection))
    },
    /** Gives a seat up; whether there was one. */
    leave: (connection: Connection, meetingId: MeetingId) => seats.get(connection.id)?.delete(meetingId) ?? false,
    count: () => [...seats.values()].reduce((sum, meetings) => sum + meetings.size, 0),
  }
}
