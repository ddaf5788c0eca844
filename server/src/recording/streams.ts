import { pipeline } from 'node:stream/promises'
import { AppError, maySupervise, type Recording, type RecordingId, type StreamName } from '@samsyn/shared'
import type { Request, Response } from 'express'
import type { StreamCall, StreamHandlers } from '../doors/handlers.ts'
import type { ByteRange, Files } from '../files/files.ts'
import type { AccessLog } from './access-log.ts'
import { shownOf } from './keys.ts'
import type { OpenStreams } from './open-streams.ts'
import { rangeIn } from './range.ts'

const contentTypes: Record<StreamName, string> = {
  film: 'video/mp4',
  small: 'video/mp4',
  opening: 'image/jpeg',
  poster: 'image/jpeg',
  storyboard: 'image/jpeg',
  peaks: 'application/octet-stream',
}

type Needs = {
  files: Files
  accessLog: AccessLog
  get: (id: RecordingId) => Promise<Recording>
  openStreams: OpenStreams
}

/** Answers with the bytes of films. Every request is checked anew, and is on the record before its first byte. */
export function createStreams({ files, accessLog, get, openStreams }: Needs): StreamHandlers {
  async function requirePlayable(id: RecordingId) {
    const { persons, state, playable, damaged } = await get(id)
    if (!maySupervise(persons)) throw new AppError('consent-missing')
    if (damaged.includes('film')) throw new AppError('damaged', `recording/${id}`)
    if (state !== 'ready') throw new AppError('film-not-ready')
    if (!playable) throw new AppError('not-found', 'its time is over')
  }

  async function answer(
    name: StreamName,
    { request, response, payload, actor }: StreamCall<StreamName>,
    signal: AbortSignal,
  ) {
    const { recordingId } = payload
    const key = shownOf(recordingId, name)
    const size = await files.size(key)
    if (size === 0) throw new AppError('not-found', 'this film has none')
    const etag = `"${recordingId}-${size}"`
    const asked = askedFor(request, size, etag)
    if (asked === 'unsatisfiable' || request.method === 'HEAD') {
      describe(response, name, size, etag, asked)
      return void response.end()
    }
    const reader = { recordingId, personId: actor.self.id, sessionId: sessionOf(actor).id, relation: actor.relation }
    const range = asked ?? wholeOf(size)
    // Not even a header goes out before it is on the record.
    const ended = await accessLog.begin({ ...reader, stream: name, range })
    describe(response, name, size, etag, asked)
    await pipeline(files.read(key, range), response, { signal }).catch(unlessGone).finally(ended)
  }

  const handler = (name: StreamName) => (call: StreamCall<StreamName>) =>
    openStreams.during(call.payload.recordingId, async signal => {
      await requirePlayable(call.payload.recordingId)
      await answer(name, call, signal)
    })

  return {
    film: handler('film'),
    small: handler('small'),
    opening: handler('opening'),
    poster: handler('poster'),
    storyboard: handler('storyboard'),
    peaks: handler('peaks'),
  }
}

const wholeOf = (size: number): ByteRange => ({ start: 0, end: size - 1 })

/** Which part is asked for; null for the whole. A part of something else than the asker holds already would be of no use to them. */
function askedFor({ headers }: Request, size: number, etag: string): ByteRange | 'unsatisfiable' | null {
  const current = (headers['if-range'] ?? etag) === etag
  return current ? rangeIn(headers.range, size) : null
}

/** Writes status and headers. */
function describe(
  response: Response,
  name: StreamName,
  size: number,
  etag: string,
  asked: ReturnType<typeof askedFor>,
): void {
  response.set({ 'Accept-Ranges': 'bytes', 'Cache-Control': 'no-store', 'Content-Disposition': 'inline', ETag: etag })
  if (asked === 'unsatisfiable') {
    return void response.status(416).set({ 'Content-Range': `bytes */${size}`, 'Content-Length': '0' })
  }
  const { start, end } = asked ?? wholeOf(size)
  response.set({ 'Content-Type': contentTypes[name], 'Content-Length': String(end - start + 1) })
  if (asked) response.status(206).set('Content-Range', `bytes ${start}-${end}/${size}`)
}

function sessionOf(actor: StreamCall<StreamName>['actor']) {
  if (!actor.session) throw new AppError('not-signed-in')
  return actor.session
}

/** A player that has seen enough closes the connection, and a right that ends cuts it: neither is a failure. */
/** What a stream fails with when its reader has gone, before the first byte or after. */
const gone = new Set(['ERR_STREAM_PREMATURE_CLOSE', 'ERR_STREAM_UNABLE_TO_PIPE', 'ABORT_ERR'])

function unlessGone(error: NodeJS.ErrnoException) {
  if (!gone.has(error.code ?? '')) throw error
}
