import type { Server as HttpServer, IncomingMessage, ServerResponse } from 'node:http'
import { AppError, type CourseId, type MeetingId, type PersonId, type RequestName, requests } from '@samsyn/shared'
import type { Logger } from 'pino'
import { Server, type Socket } from 'socket.io'
import type { Session, Sessions } from '../session/session.ts'
import { type Allowance, createAllowance } from './allowance.ts'
import { admit, noteUse, type Refused, replyFrom, requireOpen } from './call.ts'
import { createCap } from './cap.ts'
import type { Connection } from './connection.ts'
import { tokenIn } from './cookie.ts'
import type { RequestCall, RequestHandlers } from './handlers.ts'
import { isOurs, securityHeaders } from './headers.ts'
import { createLineFlood } from './line-flood.ts'
import { analysisRoom, courseRoom, heardIn, meetingRoom, roomsOfCourse } from './telling.ts'
import type { Hearer, Watch } from './watch.ts'

export type RealtimeDoor = {
  log: Logger
  sessions: Sessions
  watch: Watch
  /** Hears of every "no" that the door gives, and whom to. */
  refused: Refused
  requests: RequestHandlers
  coursesOf: (personId: PersonId) => Promise<CourseId[]>
  /** Takes a connection out of a meeting that its person may not be in any more. */
  putOut: (meetingId: MeetingId, connection: Connection) => Promise<void>
  now: () => number
}

/** As many windows as anybody has; what is left of a lost line is found out in some seconds. */
const linesAtOnce = 8
/** Of one session so many come, also when a bad net cuts every window's line again and again. */
const coming = { atOnce: 100, perSecond: 10 }
const opened = new WeakSet<Server>()

/** The Socket.IO server; it lets nobody in before `openRealtimeDoor` has given it its handlers. */
export function createRealtime(http: HttpServer, publicUrl: string, production = false): Server {
  const io: Server = new Server(http, {
    serveClient: false,
    transports: ['websocket'],
    connectTimeout: 10_000,
    maxHttpBufferSize: 256 * 1024,
    // Who is cut off is missed within seven seconds: the others wait to be told why a face stands still.
    pingInterval: 2_000,
    pingTimeout: 5_000,
    allowRequest: (request, decide) =>
      decide(null, opened.has(io) && isOurs(request.headers.origin, request.headers.host, { publicUrl, production })),
  })
  io.engine.use(securityHeaders(production))
  io.engine.use((_request: IncomingMessage, response: ServerResponse, next: () => void) => {
    response.setHeader('Cache-Control', 'no-store')
    next()
  })
  return io
}

/** Lets signed-in people connect, and runs every request of the table through the same checks. */
export function openRealtimeDoor(io: Server, door: RealtimeDoor): void {
  const lines = createCap(Number.POSITIVE_INFINITY)
  const arrivals = createAllowance(coming)
  const flood = createLineFlood(io, door.now)
  io.use((socket, next) => {
    void letIn(socket, door, { lines, flood, arrivals }).then(() => next(), next)
  })
  io.on('connection', socket => listen(socket, door, flood))
  door.sessions.onLock(
    (id, locked) => void io.to(sessionRoom(id)).emit(locked ? 'session:locked' : 'session:unlocked', {}),
  )
  opened.add(io)
}

type Lines = ReturnType<typeof createCap>
type Flood = ReturnType<typeof createLineFlood>
type Known = { session: Session }
type Bounds = { lines: Lines; flood: Flood; arrivals: Allowance }

async function letIn(socket: Socket, door: RealtimeDoor, { lines, flood, arrivals }: Bounds) {
  const token = tokenIn(socket.handshake.headers.cookie)
  const named = token === null ? null : door.sessions.namedBy(token)
  // Before anything is looked up: whoever comes again and again costs nothing more.
  if (named && arrivals.take(named, door.now()) === null) throw new AppError('busy')
  const found = token === null ? null : await door.sessions.fromToken(token)
  if (!found) throw new AppError('not-signed-in')
  const { session } = found
  // Lines that were there before go on, so that the room is not lost; a page that is loaded anew waits for its person.
  requireOpen(session)
  // The newest waits: the others are in use, or are found to be gone within seconds.
  if (lines.count(session.id) >= linesAtOnce || flood.isBanned(session.id)) throw new AppError('busy')
  const leave = lines.take(session.id, () => undefined)
  socket.conn.once('close', leave)
  // Lost while it was let in: nobody would tell of that any more.
  if (socket.conn.readyState !== 'open') leave()
  const known: Known = { session }
  socket.data = known
  await socket.join([sessionRoom(session.id), ...(await roomsFor(door, session.person.id))])
}

/** Where somebody hears of their courses, as far as they may hear of each. */
async function roomsFor({ coursesOf, watch }: RealtimeDoor, personId: PersonId): Promise<string[]> {
  const courses = await coursesOf(personId)
  return (await Promise.all(courses.map(id => roomsIn(id, personId, watch)))).flat()
}

async function roomsIn(courseId: CourseId, personId: PersonId, { relationNow }: Watch): Promise<string[]> {
  return roomsOfCourse(courseId, (await relationNow(personId, 'course', courseId))?.relation ?? null)
}

function listen(socket: Socket, door: RealtimeDoor, flood: Flood) {
  const connection = connectionOf(socket, door)
  const { sessionId, personId } = connection
  socket.once('disconnect', door.watch.add(hearerOf(socket, connection, door)))
  flood.watch(socket, { sessionId, personId })
  for (const name of Object.keys(requests) as RequestName[]) {
    socket.on(name, (input: unknown, answer: unknown) => {
      const arrivedMs = door.now()
      const handle = () => respond(socket, door, name, input, { connection, arrivedMs }, flood)
      if (typeof answer !== 'function') return
      void replyFrom(name, door.log, handle).then(reply => {
        if (!reply.ok) door.refused(name, reply.code, { actorId: connection.personId, sessionId })
        answer(reply)
        if (!reply.ok && reply.code === 'not-signed-in') door.watch.end(sessionId)
      })
    })
  }
}

type Arrival = Pick<RequestCall<RequestName>, 'connection' | 'arrivedMs'>

async function respond(
  socket: Socket,
  door: RealtimeDoor,
  name: RequestName,
  input: unknown,
  arrival: Arrival,
  flood: Flood,
) {
  if (flood.isOver(arrival.connection)) throw new AppError('too-many-requests')
  // Asked anew on every message: a session that was ended a moment ago has no more say.
  const session = await door.watch.liveSession((socket.data as Known).session.id)
  const row = requests[name]
  const { payload, actor } = await admit(row, input, session, door.watch.relationNow)
  if (row.entered) requireEntered(socket, payload)
  await noteUse(row, session, door)
  return handlerOf(door, name)({ payload, actor, ...arrival })
}

/** What happens in a room is for who is in it by this very connection, whatever else they may. */
function requireEntered(socket: Socket, payload: object) {
  const { meetingId } = payload as { meetingId: MeetingId }
  if (!socket.rooms.has(meetingRoom(meetingId))) throw new AppError('forbidden', 'enter the meeting first')
}

type AnyHandler = (call: Omit<RequestCall<RequestName>, 'payload'> & { payload: unknown }) => unknown
const handlerOf = (door: RealtimeDoor, name: RequestName) => door.requests[name] as AnyHandler

function connectionOf(socket: Socket, { watch }: RealtimeDoor): Connection {
  const { session } = socket.data as Known
  return {
    id: socket.id,
    personId: session.person.id,
    sessionId: session.id,
    enter(meetingId) {
      if (!socket.connected) return
      void socket.join(meetingRoom(meetingId))
      // The right to it may have ended since it was asked for.
      watch.look(session.id)
    },
    leave: meetingId => void socket.leave(meetingRoom(meetingId)),
    tell: (name, payload) => void socket.emit(name, payload),
    // A line can be cut while its request is under way: who listens late hears of it all the same.
    onClose: listener => void (socket.connected ? socket.on('disconnect', listener) : listener()),
  }
}

/** What a line hears: the meetings it has entered, and the courses of its person, which may become more and fewer. */
function hearerOf(socket: Socket, connection: Connection, door: RealtimeDoor): Hearer {
  return {
    sessionId: connection.sessionId,
    hears: () => [...socket.rooms].flatMap(room => heardIn(room) ?? []),
    lose({ may, of, id }) {
      if (of === 'meeting') loseMeeting(id as MeetingId, connection, door)
      else if (may === 'sequence:edit') void socket.leave(analysisRoom(id as CourseId))
      else loseCourse(id as CourseId)
    },
    end() {
      connection.tell('session:ended', {})
      socket.disconnect(true)
    },
    async renew({ person }) {
      for (const courseId of await door.coursesOf(person.id)) {
        const rooms = await roomsIn(courseId, person.id, door.watch)
        if (socket.connected) gain(courseId, rooms)
      }
    },
  }

  function loseCourse(courseId: CourseId) {
    void socket.leave(courseRoom(courseId))
    connection.tell('course:lost', { courseId })
  }

  function gain(courseId: CourseId, rooms: string[]) {
    const isNew = !socket.rooms.has(courseRoom(courseId))
    void socket.join(rooms)
    if (isNew) connection.tell('course:changed', { courseId, cycleId: null })
  }
}

function loseMeeting(meetingId: MeetingId, connection: Connection, { putOut, log }: RealtimeDoor) {
  connection.leave(meetingId)
  connection.tell('meeting:lost', { meetingId })
  putOut(meetingId, connection).catch(error =>
    log.error({ err: error }, 'somebody could not be taken out of a meeting'),
  )
}

/** Where all lines of one session hear what is theirs alone. */
const sessionRoom = (id: string) => `session:${id}`
