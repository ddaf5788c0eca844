import { AppError, backChannelLogoutPath, type Method, type RouteName, routes } from '@samsyn/shared'
import express, { type Express, type Request, type RequestHandler, type Response } from 'express'
import type { Logger } from 'pino'
import { pinoHttp } from 'pino-http'
import { errorForLog } from '../logger.ts'
import { isNoRoom } from '../no-room.ts'
import type { Session } from '../session/session.ts'
import { sessionOf, whoIs } from './asking.ts'
import { backChannelLogout } from './back-channel.ts'
import { addBytes, type BytesDoor } from './bytes.ts'
import { admit, noteUse, replyFrom } from './call.ts'
import { clientPages } from './client.ts'
import { cookieFor, cookieOfKnown, knownIn, putCookie, tokenIn } from './cookie.ts'
import { type CallerOf, createGate } from './gate.ts'
import type { CallingBrowser, RouteCall, RouteHandlers } from './handlers.ts'
import { forgetAnswers, sameOriginOnly, securityHeaders } from './headers.ts'
import { refuse, statusOf } from './status.ts'
import { bodyInTime, hasBody } from './time-limits.ts'

export type HttpDoor = BytesDoor & {
  callerOf: CallerOf
  /** How much each caller may ask in a second. */
  requestsPerSecond: number
  now: () => number
  routes: RouteHandlers
  /** Ends the sessions of somebody who is no longer signed in at the organisation, by a logout token of its provider. */
  loggedOutElsewhere: (token: string, address: string) => Promise<void>
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
  app.use(createGate({ callerOf: door.callerOf, perSecond: door.requestsPerSecond, now: door.now }))
  app.get('/readyz', (_request, response, next) => void door.ready().then(lines => tell(response, lines), next))
  app.use(requestLog(door.log), sameOriginOnly(door))
  addBytes(app, door)
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
    if (!hasBody(request)) return next()
    const token = tokenIn(request.headers.cookie)
    const known = token === null ? null : await door.sessions.fromToken(token, true).catch(() => null)
    const read = known ? ofPeople : ofStrangers
    read(request, response, next)
  }
}

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
      session = await sessionOf(door.sessions, request, response, withWornToken.has(name))
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
