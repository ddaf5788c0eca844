import type { RequestHandlers, RouteHandlers } from '../doors/handlers.ts'
import type { Meetings } from './meeting.ts'

/** Which routes arrange and show meetings. */
export function meetingRoutes(meetings: Meetings): RouteHandlers<'meeting:arrange' | 'meeting:get'> {
  return {
    'meeting:arrange': ({ payload, actor }) => meetings.arrange(payload.cycleId, payload.id, actor.self.id),
    'meeting:get': ({ payload }) => meetings.get(payload.meetingId),
  }
}

type MeetingRequests = 'meeting:enter' | 'meeting:leave' | 'meeting:share-room' | 'meeting:go-to-step'

/** Which requests bring people into a meeting, out of it, and along its agenda. */
export function meetingRequests(meetings: Meetings): RequestHandlers<MeetingRequests> {
  return {
    'meeting:enter': async ({ payload: { meetingId }, connection }) => {
      await meetings.enter(meetingId, connection)
      return { attendees: await meetings.attendees(meetingId), step: await meetings.step(meetingId) }
    },
    'meeting:leave': async ({ payload, connection }) => {
      await meetings.leave(payload.meetingId, connection)
      return {}
    },
    'meeting:share-room': async ({ payload: { meetingId, withId }, actor }) => {
      await meetings.shareRoom(meetingId, actor.self.id, withId)
      return {}
    },
    'meeting:go-to-step': async ({ payload: { meetingId, id, step }, actor }) => {
      await meetings.goToStep(meetingId, actor.self.id, id, step)
      return {}
    },
  }
}
