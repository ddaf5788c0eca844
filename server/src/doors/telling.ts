import type { CourseId, FactName, FactPayload, MeetingId } from '@samsyn/shared'
import type { Server } from 'socket.io'

/** How facts are told: to everybody in a meeting's room, or to the people of a course wherever they are. */
export type Telling = {
  meeting<Name extends FactName>(name: Name, payload: FactPayload<Name> & { meetingId: MeetingId }): void
  course<Name extends FactName>(courseId: CourseId, name: Name, payload: FactPayload<Name>): void
}

export const meetingRoom = (id: MeetingId) => `meeting:${id}`
export const courseRoom = (id: CourseId) => `course:${id}`

export function createTelling(io: Server): Telling {
  return {
    meeting: (name, payload) => void io.to(meetingRoom(payload.meetingId)).emit(name, payload),
    course: (courseId, name, payload) => void io.to(courseRoom(courseId)).emit(name, payload),
  }
}
