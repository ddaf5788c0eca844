import type { Server as HttpServer } from 'node:http'
import { type CourseId, type PersonId } from '@samsyn/shared'
import type { Logger } from 'pino'
import { Server } from 'socket.io'
import type { RelationOf } from '../course/relation.ts'
import type { Sessions } from '../session/session.ts'
import type { RequestHandlers } from './handlers.ts'
export type RealtimeDoor = {
  log: Logger
  sessions: Sessions
  relationOf: RelationOf
  /** Another value whenever anything may have changed that decides who may do what. */
  rightsVersion: () => string
  requests: RequestHandlers
  coursesOf: (personId: PersonId) => Promise<CourseId[]>
  now: () => number
}
/** The Socket.IO server; it lets nobody in before `openRealtimeDoor` has given it its handlers. */
export declare function createRealtime(http: HttpServer, publicUrl: string, production?: boolean): Server
/** Lets signed-in people connect, and runs every request of the table through the same checks. */
export declare function openRealtimeDoor(io: Server, door: RealtimeDoor): void
