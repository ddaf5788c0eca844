import { AppError, type StreamName, streams, uploadPath } from '@samsyn/shared'
import type { Express, Request, Response } from 'express'
import type { Logger } from 'pino'
import type { RelationOf } from '../course/relation.ts'
import type { Session, Sessions } from '../session/session.ts'
import { sessionOf, whoIs } from './asking.ts'
import { admit, type Refused, replyFrom } from './call.ts'
import { createCap } from './cap.ts'
import type { Caller } from './gate.ts'
import type { StreamHandlers, UploadVisit } from './handlers.ts'
import { createPace } from './pace.ts'
import { createPlaces } from './places.ts'
import { refuse } from './status.ts'
import { bodyInProgress, bodyInTime, takenInTime } from './time-limits.ts'
import type { Heard, Watch } from './watch.ts'

export type BytesDoor = {
  log: Logger
  sessions: Sessions
  watch: Watch
  relationOf: RelationOf
  streams: StreamHandlers
  /** The tus protocol; it asks the rights itself, per upload. */
  upload: (request: Request, response: Response, visit: UploadVisit) => Promise<void>
  /** Hears of every "no" that a door gives, and whom to. */
  refused: Refused
}

/** Two windows, each with everything of a film. A player that loses an answer asks for the rest when it needs it. */
const filmsAtOnce = 12
/** Each is put on the record before its first byte; a player that is dragged along asks for some twenty a second. */
const filmPace = { atOnce: 24, perSecond: 40, mostWaiting: 64 }
/** However many sessions one person has, so much for all of them together. */
const filmPaceOfPerson = { atOnce: 48, perSecond: 60, mostWaiting: 64 }
/** A page may show a picture of every round there is. They are small and come whole: each waits for its turn, and none is cut. */
const pictures = { atOnce: 8, mostWaiting: 240 }
const picturePace = { atOnce: 60, perSecond: 40, mostWaiting: 240 }
const picturePaceOfPerson = { atOnce: 120, perSecond: 60, mostWaiting: 480 }

/** What each session may have of one kind of stream: how soon it begins, and how it takes its place. */
type Bounds = {
  begin: (caller: Caller) => Promise<void>
  take: (session: string, cut: () => void) => (() => void) | Promise<() => void>
}

/** Adds the routes by which the bytes of films come and go. */
export function addBytes(app: Express, door: BytesDoor): void {
  const ofFilms: Bounds = { begin: beginAt(filmPace, filmPaceOfPerson), take: createCap(filmsAtOnce).take }
  const ofPictures: Bounds = { begin: beginAt(picturePace, picturePaceOfPerson), take: createPlaces(pictures).take }
  app.all(
    [uploadPath, `${uploadPath}/*rest`],
    (request, response, next) => void uploadBy(door, request, response).catch(next),
  )
  for (const name of Object.keys(streams) as StreamName[])
    addStream(app, door, name, name === 'film' || name === 'small' ? ofFilms : ofPictures)
}

/** Answers begin at the pace of their session, and at that of its person. */
function beginAt(ofSession: typeof filmPace, ofPerson: typeof filmPace): Bounds['begin'] {
  const [bySession, byPerson] = [createPace(ofSession), createPace(ofPerson)]
  return async ({ key, person }) => {
    await bySession(key)
    if (person !== null) await byPerson(person)
  }
}

function addStream(app: Express, door: BytesDoor, name: StreamName, { begin, take }: Bounds) {
  const row = streams[name]
  app.get(row.path, async (request: Request, response: Response) => {
    let session: Session | null = null
    const reply = await replyFrom(`stream:${name}`, door.log, async () => {
      // Before anything is looked up: whoever asks for too many costs nothing more, and rights are asked when it is their turn.
      await begin(response.locals.caller)
      if (response.closed) return
      session = await sessionOf(door.sessions, request, response)
      const { payload, actor } = await admit(row, request.params, session, door.relationOf)
      const leaveOff = cutWithRight(door.watch, session, response, { ...row.right, id: payload[row.right.by] })
      let leave: () => void = () => {}
      try {
        leave = await take(actor.session?.id ?? actor.self.id, () => cut(response))
        takenInTime(response)
        await door.streams[name]({ payload, actor, request, response })
      } finally {
        leaveOff()
        leave()
      }
    })
    if (reply.ok) return
    door.refused(`stream:${name}`, reply.code, whoIs(session, request))
    refuse(response, new AppError(reply.code, reply.message))
  })
}

/** Bytes are cut off in the middle; those on their way in the buffers of this machine go with them. */
const cut = (response: Response) => void response.socket?.resetAndDestroy()

/** Ends a connection when its session does, or the right by which bytes go over it. Returns how to leave off. */
function cutWithRight(watch: Watch, session: Session | null, response: Response, heard: Heard): () => void {
  if (!session) throw new AppError('not-signed-in')
  const end = () => cut(response)
  return watch.add({ sessionId: session.id, hears: () => [heard], lose: end, end })
}

async function uploadBy(door: BytesDoor, request: Request, response: Response) {
  const session = await sessionOf(door.sessions, request, response)
  if (!session || session.enrolling) {
    const error = new AppError(session ? 'passkey-required' : 'not-signed-in')
    bodyInTime()(request, response, () => refuse(response, error))
    return
  }
  bodyInProgress(request)
  response.setHeader('Cache-Control', 'no-store')
  const leaveOffs: (() => void)[] = []
  const visit: UploadVisit = {
    session,
    hasRight: id =>
      leaveOffs.push(cutWithRight(door.watch, session, response, { may: 'recording:upload', of: 'recording', id })),
    refused: code => door.refused('upload', code, whoIs(session, request)),
  }
  await door.upload(request, response, visit).finally(() => {
    for (const leaveOff of leaveOffs) leaveOff()
  })
}
