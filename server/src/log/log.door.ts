import type { RequestHandlers, RouteHandlers } from '../doors/handlers.ts'
import type { Log } from './log.ts'

/** Which routes read a meeting's log. */
export function logRoutes(log: Log): RouteHandlers<'log:read'> {
  return { 'log:read': ({ payload }) => log.page(payload.meetingId, payload.afterSeq) }
}

/** Which requests read a meeting's log, and write in its chat. */
export function logRequests(log: Log): RequestHandlers<'log:since' | 'chat:send'> {
  return {
    'log:since': ({ payload }) => log.page(payload.meetingId, payload.afterSeq),
    'chat:send': ({ payload: { meetingId, id, text, filmMs }, actor }) =>
      log.append({ meetingId, id, personId: actor.self.id, fact: { kind: 'chat', text, filmMs } }),
  }
}
