import {
  AppError,
  backChannelLogoutPath,
  type Method,
  type RouteName,
  routes,
  type StreamName,
  streams,
  uploadPath,
} from '@samsyn/shared'
import express, { type Express, type Request, type RequestHandler, type Response } from 'express'
import type { Logger } from 'pino'
import { pinoHttp } from 'pino-http'
import type { RelationOf } from '../course/relation.ts'
import { errorForLog } from '../logger.ts'
import { isNoRoom } from '../no-room.ts'
import type { Session, Sessions } from '../session/session.ts'
import { backChannelLogout } from './back-channel.ts'
import { admit, noteUse, type Refused, replyFrom } from './call.ts'
import { createCap } from './cap.ts'
import { clientPages } from './client.ts'
import { cookieFor, cookieOfKnown, knownIn, putCookie, tokenIn } from './cookie.ts'
import type { CallingBrowser, RouteCall, RouteHandlers, StreamHandlers } from './handlers.ts'
import { forgetAnswers, sameOriginOnly, securityHeaders } from './headers.ts'
import { createPace } from './pace.ts'
import { statusOf } from './status.ts'
import { bodyInProgress, bodyInTime, takenInTime } from './time-limits.ts'
import type { Heard, Hearer, Watch } from './watch.ts'

export type HttpDoor = {
  log: Logger
  sessions: Sessions
  watch: Watch
  relationOf: RelationOf
  routes: RouteHandlers
  streams: StreamHandlers
  /** The tus protocol; it asks the rights itself, per upload. */
  upload: (request: Request, response: Response, session: Session) => Promise<void>
  /** Ends the sessions of somebody who is no longer signed in at the organisation, by a logout token of its provider. */
  loggedOutElsewhere: (token: string, address: string) => Promise<void>
  /** Hears of every "no" that a door gives, and whom to. */
  refused: Refused
  /** Whether all is well: a line for each thing that is not. Fails when nobody can be served. */
  ready: () => Promise<readonly string[]>
  publicUrl: string
  production: boolean
  trustProxy: number
  clientDir: string
}

/** The HTTP side of the product: every route of the table, the films' bytes, uploads, and the pages. */
export function createHttpDoor(door: HttpDoor): Express {
  const app = express()
  app.disable('x-powered-by')
  app.set('trust proxy', door.trustProxy)
  app.use(securityHeaders(door.production))
  app.get('/healthz', (_request, response) => void response.send('ok'))
  app.get('/readyz', (_request, response, next) => void door.ready().then(lines => tell(response, lines), next))
  app.use(requestLog(door.log), sameOriginOnly(door))
  app.all(
    [uploadPath, `${uploadPath}/*rest`],
    (request, response, next) => void uploadBy(door, request, response).catch(next),
  )
  const answers = { cap: createCap(answersAtOnce), begin: createPace(begunASecond, mostWaiting) }
  for (const name of Object.keys(streams) as StreamName[]) addStream(app, door, name, answers)
  app.post(backChannelLogoutPath, bodyInTime(), ...backChannelLogout(door))
  app.use('/api', bodyInTime(), bodyOf(door))
  for (const name of Object.keys(routes) as RouteName[]) addRoute(app, door, name)
  app.use('/api', (_request, response) => void refuse(response, new AppError('not-found')))
  app.use(clientPages(door.clientDir))
  app.use(lastResort(door.log))
  return app
}

function tell(response: Response, lines: readonly string[]) {
  response.type('text').send(lines.length === 0 ? 'ok' : ['degraded', ...lines, ''].join('\n'))
}

const ofStrangers = express.json({ limit: '32kb' })
const ofPeople = express.json({ limit: '256kb' })

/** Reads a body; who is not signed in is listened to for as long as an e-mail and a password take. */
function bodyOf(door: HttpDoor): RequestHandler {
  return async (request, response, next) => {
    const token = tokenIn(request.headers.cookie)
    const known = token === null ? null : await door.sessions.fromToken(token, true).catch(() => null)
    const read = known ? ofPeople : ofStrangers
    read(request, response, next)
  }
}

/** Two windows, each with everything of a film. A player that loses an answer asks for the rest when it needs it. */
const answersAtOnce = 12
/** Each is put on the record before its first byte; a player that is dragged along asks for some twenty a second. */
const begunASecond = 40
const mostWaiting = 64
type Answers = { cap: ReturnType<typeof createCap>; begin: ReturnType<typeof createPace> }

type Verb = Lowercase<Method>

/** The routes that know a session by a token past its time: one hands out the next, the others end the session for good. */
const withWornToken = new Set<RouteName>([
  'session:current',
  'session:sign-out',
  'session:sign-in',
  'session:sign-in-by-link',
  'session:sign-in-by-passkey',
  'session:sign-in-by-organisation',
  'session:accept-invitation',
])

function addRoute(app: Express, door: HttpDoor, name: RouteName) {
  const row = routes[name]
  app[row.method.toLowerCase() as Verb](row.path, async (request: Request, response: Response) => {
    let session: Session | null = null
    const reply = await replyFrom(name, door.log, async () => {
      session = await sessionOf(door, request, response, withWornToken.has(name))
      const { payload, actor } = await admit(row, inputOf(request), session, door.relationOf)
      await noteUse(row, session, door)
      return handlerOf(
        door,
        name,
      )({
        payload,
        actor,
        address: request.ip ?? 'unknown',
        browser: browserOf(request, response),
        grant(token) {
          if (token === null) response.setHeader(...forgetAnswers)
          putCookie(response, cookieFor(token))
        },
      })
    })
    if (!reply.ok) door.refused(name, reply.code, whoIs(session, request))
    response
      .status(reply.ok ? 200 : statusOf(reply.code))
      .set('Cache-Control', 'no-store')
      .json(reply)
  })
}

// The table ties each name to its payload; a loop over names cannot carry that tie through the compiler.
type AnyHandler = (call: Omit<RouteCall<RouteName>, 'payload'> & { payload: unknown }) => Promise<unknown>
const handlerOf = (door: HttpDoor, name: RouteName) => door.routes[name] as AnyHandler

function addStream(app: Express, door: HttpDoor, name: StreamName, answers: Answers) {
  const row = streams[name]
  app.get(row.path, async (request: Request, response: Response) => {
    let session: Session | null = null
    const reply = await replyFrom(`stream:${name}`, door.log, async () => {
      session = await sessionOf(door, request, response)
      const { payload, actor } = await admit(row, request.params, session, door.relationOf)
      const leaveOff = door.watch.add(hearerOf(response, session, { ...row.right, id: payload[row.right.by] }))
      const key = actor.session?.id ?? actor.self.id
      await answers.begin(key)
      const leave = answers.cap.take(key, () => void response.socket?.resetAndDestroy())
      takenInTime(response)
      await door.streams[name]({ payload, actor, request, response }).finally(() => {
        leaveOff()
        leave()
      })
    })
    if (reply.ok) return
    door.refused(`stream:${name}`, reply.code, whoIs(session, request))
    refuse(response, new AppError(reply.code, reply.message))
  })
}

/** Bytes of a film are cut off in the middle; those on their way in the buffers of this machine go with them. */
function hearerOf(response: Response, session: Session | null, heard: Heard): Hearer {
  if (!session) throw new AppError('not-signed-in')
  const cut = () => void response.socket?.resetAndDestroy()
  return { sessionId: session.id, hears: () => [heard], lose: cut, end: cut }
}

async function uploadBy(door: HttpDoor, request: Request, response: Response) {
  const session = await sessionOf(door, request, response)
  if (!session || session.enrolling) {
    const error = new AppError(session ? 'passkey-required' : 'not-signed-in')
    bodyInTime()(request, response, () => refuse(response, error))
    return
  }
  bodyInProgress(request)
  response.setHeader('Cache-Control', 'no-store')
  await door.upload(request, response, session)
}

const whoIs = (session: Session | null, request: Request) => ({
  ...{ actorId: session?.person.id ?? null, sessionId: session?.id ?? null },
  address: request.ip ?? null,
})

async function sessionOf(
  door: HttpDoor,
  request: Request,
  response: Response,
  renewing = false,
): Promise<Session | null> {
  const token = tokenIn(request.headers.cookie)
  const found = token === null ? null : await door.sessions.fromToken(token, renewing)
  if (found?.worn) putCookie(response, cookieFor(door.sessions.tokenFor(found.session.id)))
  return found?.session ?? null
}

function browserOf(request: Request, response: Response): CallingBrowser {
  return {
    agent: request.headers['user-agent'] ?? '',
    known: knownIn(request.headers.cookie),
    know: token => putCookie(response, cookieOfKnown(token)),
  }
}

function inputOf(request: Request): object {
  return { ...request.query, ...request.body, ...request.params }
}

function refuse(response: Response, error: AppError) {
  if (response.headersSent) return void response.destroy()
  response.status(statusOf(error.code)).set('Cache-Control', 'no-store')
  response.json({ ok: false, code: error.code, message: error.message })
}

function requestLog(log: Logger): RequestHandler {
  return pinoHttp({
    logger: log,
    customLogLevel: (_request, response, error) => (error || response.statusCode >= 500 ? 'error' : 'debug'),
    serializers: {
      req: (request: { method: string; url: string }) => ({ method: request.method, path: request.url.split('?')[0] }),
      res: (response: { statusCode: number }) => ({ status: response.statusCode }),
      err: errorForLog,
    },
  })
}

function lastResort(log: Logger): express.ErrorRequestHandler {
  return (error: Error & { status?: number }, request, response, _next) => {
    // Who went away, or went on in something that is no HTTP, hears nothing more and is nothing to complain of.
    if (request.socket.destroyed) return void response.destroy()
    if (isNoRoom(error)) return refuse(response, new AppError('no-room', 'no room'))
    const badInput = error.status !== undefined && error.status < 500
    if (!badInput) log.error({ err: error }, 'request failed')
    refuse(response, new AppError(error.status === 404 ? 'not-found' : badInput ? 'bad-request' : 'internal'))
  }
}
