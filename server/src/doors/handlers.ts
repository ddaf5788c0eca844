import type {
  ErrorCode,
  RecordingId,
  RequestName,
  RequestPayload,
  RequestReply,
  RouteName,
  RoutePayload,
  RouteReply,
  StreamName,
  streams,
} from '@samsyn/shared'
import type { Request, Response } from 'express'
import type { z } from 'zod'
import type { Session } from '../session/session.ts'
import type { Actor } from './call.ts'
import type { Connection } from './connection.ts'

/** The browser a call came from: what it says it is, and the token by which it is known; `know` hands out the next. */
export type CallingBrowser = { agent: string; known: string | null; know: (token: string) => void }

/** What a route's handler is given: everything checked, nothing raw. `grant` hands out a session token, or takes it back. */
export type RouteCall<Name extends RouteName> = {
  payload: RoutePayload<Name>
  actor: Actor
  address: string
  browser: CallingBrowser
  grant: (token: string | null) => void
}
export type RouteHandlers<Names extends RouteName = RouteName> = {
  [Name in Names]: (call: RouteCall<Name>) => Promise<RouteReply<Name>>
}

/** What a request over Socket.IO is given, with the connection it came by and the server time in ms when it arrived. */
export type RequestCall<Name extends RequestName> = {
  payload: RequestPayload<Name>
  actor: Actor
  connection: Connection
  arrivedMs: number
}
export type RequestHandlers<Names extends RequestName = RequestName> = {
  [Name in Names]: (call: RequestCall<Name>) => Promise<RequestReply<Name>> | RequestReply<Name>
}

/** What a stream's handler is given; it answers the response itself. */
export type StreamCall<Name extends StreamName> = {
  payload: z.output<(typeof streams)[Name]['payload']>
  actor: Actor
  request: Request
  response: Response
}
export type StreamHandlers = { [Name in StreamName]: (call: StreamCall<Name>) => Promise<void> }

/** A request for an upload, by whom, and who is to hear of what comes of it. */
export type UploadVisit = {
  session: Session
  /** Bytes of this upload may come, and are cut off when the right to it ends. */
  hasRight: (id: RecordingId) => void
  refused: (code: ErrorCode) => void
}
