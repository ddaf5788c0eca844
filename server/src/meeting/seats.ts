import type { MeetingId } from '@samsyn/shared'
import type { Connection } from '../doors/connection.ts'

/** Which live connections have entered which meetings. `cut` hears of every seat that was lost with its connection. */
export function createSeats(cut: (connection: Connection, meetingId: MeetingId) => void) {
  const seats = new Map<string, { connection: Connection; meetings: Set<MeetingId> }>()

  function handleClosed(connection: Connection) {
    const meetings = seats.get(connection.id)?.meetings ?? []
    seats.delete(connection.id)
    for (const meetingId of meetings) cut(connection, meetingId)
  }

  return {
    has: (connectionId: string, meetingId: MeetingId) => seats.get(connectionId)?.meetings.has(meetingId) ?? false,
    take(connection: Connection, meetingId: MeetingId): void {
      const known = seats.get(connection.id)
      if (known) return void known.meetings.add(meetingId)
      seats.set(connection.id, { connection, meetings: new Set([meetingId]) })
      connection.onClose(() => handleClosed(connection))
    },
    /** Gives a seat up; whether there was one. */
    leave: (connection: Connection, meetingId: MeetingId) =>
      seats.get(connection.id)?.meetings.delete(meetingId) ?? false,
    /** The connections in a meeting. */
    in: (meetingId: MeetingId): Connection[] =>
      [...seats.values()].filter(({ meetings }) => meetings.has(meetingId)).map(({ connection }) => connection),
    count: () => [...seats.values()].reduce((sum, { meetings }) => sum + meetings.size, 0),
  }
}
