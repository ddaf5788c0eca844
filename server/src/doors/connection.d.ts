import type { FactName, FactPayload, MeetingId, PersonId, SessionId } from '@samsyn/shared'
/** One live connection of one signed-in person, as the nouns see it. */
export type Connection = {
  readonly id: string
  readonly personId: PersonId
  readonly sessionId: SessionId
  /** From now on this connection hears the meeting's facts. */
  enter(meetingId: MeetingId): void
  leave(meetingId: MeetingId): void
  /** Tells this connection alone. */
  tell<Name extends FactName>(name: Name, payload: FactPayload<Name>): void
  /** Runs when the connection is gone, however it went. */
  onClose(listener: () => void): void
}
