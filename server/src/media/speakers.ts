import type { Room } from '@samsyn/sfu'
import { type MeetingId, PersonId } from '@samsyn/shared'
import type { Telling } from '../doors/telling.ts'

/** Tells a meeting who is speaking, each time it is somebody else or nobody any more. */
export function tellSpeakers(room: Room, meetingId: MeetingId, tell: Telling): void {
  let speaking: PersonId | null = null
  const hear = (personId: PersonId | null) => {
    if (personId === speaking) return
    speaking = personId
    tell.meeting('media:speaking', { meetingId, personId })
  }
  room.on('speakers', ([loudest]) => hear(loudest ? PersonId.parse(loudest.peerId) : null))
  room.once('closed', () => hear(null))
}
