import type { CourseId, FactName, FactPayload, MeetingId } from '@samsyn/shared'
import type { Server } from 'socket.io'
/** How facts are told: to everybody in a meeting's room, or to the people of a course wherever they are. */
export type Telling = {
  meeting<Name extends FactName>(
    name: Name,
    payload: FactPayload<Name> & {
      meetingId: MeetingId
    },
  ): void
  course<Name extends FactName>(courseId: CourseId, name: Name, payload: FactPayload<Name>): void
}
export declare const meetingRoom: (id: MeetingId) => string
export declare const courseRoom: (id: CourseId) => string
export declare function createTelling(io: Server): Telling
