import type { CourseId, FactName, FactPayload, MeetingId } from '@samsyn/shared'
import type { Server } from 'socket.io'
import type { Heard } from './watch.ts'

/** How facts are told: to everybody in a meeting's room, or to the people of a course wherever they are. */
export type Telling = {
  meeting<Name extends FactName>(name: Name, payload: FactPayload<Name> & { meetingId: MeetingId }): void
  course<Name extends FactName>(courseId: CourseId, name: Name, payload: FactPayload<Name>): void
}

export const meetingRoom = (id: MeetingId) => `meeting:${id}`
export const courseRoom = (id: CourseId) => `course:${id}`

/** What is heard in a room of the line, and by which right; null for a room that is no thing of ours. */
export function heardIn(room: string): Heard | null {
  const [kind, id] = room.split(':')
  if (kind === 'meeting' && id) return { may: 'meeting:join', of: 'meeting', id }
  if (kind === 'course' && id) return { may: 'course:view', of: 'course', id }
  return null
}

export function createTelling(io: Server): Telling {
  return {
    meeting: (name, payload) => void io.to(meetingRoom(payload.meetingId)).emit(name, payload),
    course: (courseId, name, payload) => void io.to(courseRoom(courseId)).emit(name, payload),
  }
}
