import { type CourseId, type FactName, type FactPayload, type MeetingId, may, type Relation } from '@samsyn/shared'
import type { Server } from 'socket.io'
import type { Heard } from './watch.ts'

/** How facts are told: to everybody in a meeting's room, to the people of a course wherever they are, or to who makes its analysis. */
export type Telling = {
  meeting<Name extends FactName>(name: Name, payload: FactPayload<Name> & { meetingId: MeetingId }): void
  course<Name extends FactName>(courseId: CourseId, name: Name, payload: FactPayload<Name>): void
  /** Nothing of the analysis is known to the social worker, not even that there is some, before it is shown to her. */
  analysis<Name extends FactName>(courseId: CourseId, name: Name, payload: FactPayload<Name>): void
}

export const meetingRoom = (id: MeetingId) => `meeting:${id}`
export const courseRoom = (id: CourseId) => `course:${id}`
export const analysisRoom = (id: CourseId) => `analysis:${id}`

/** The rooms in which somebody with this relation hears of a course. */
export function roomsOfCourse(id: CourseId, relation: Relation | null): string[] {
  return may(relation, 'sequence:edit') ? [courseRoom(id), analysisRoom(id)] : [courseRoom(id)]
}

/** What is heard in a room of the line, and by which right; null for a room that is no thing of ours. */
export function heardIn(room: string): Heard | null {
  const [kind, id] = room.split(':')
  if (kind === 'meeting' && id) return { may: 'meeting:join', of: 'meeting', id }
  if (kind === 'course' && id) return { may: 'course:view', of: 'course', id }
  if (kind === 'analysis' && id) return { may: 'sequence:edit', of: 'course', id }
  return null
}

export function createTelling(io: Server): Telling {
  return {
    meeting: (name, payload) => void io.to(meetingRoom(payload.meetingId)).emit(name, payload),
    course: (courseId, name, payload) => void io.to(courseRoom(courseId)).emit(name, payload),
    analysis: (courseId, name, payload) => void io.to(analysisRoom(courseId)).emit(name, payload),
  }
}
