import { pipeline } from 'node:stream/promises'
import { AppError, maySupervise, type Recording, type RecordingId, type StreamName } from '@samsyn/shared'
import type { Request, Response } from 'express'
import type { StreamCall, StreamHandlers } from '../doors/handlers.ts'
import type { ByteRange, Files } from '../files/files.ts'
import type { Store } from '../store/store.ts'
import { shownOf } from './keys.ts'
import type { OpenStreams } from './open-streams.ts'
import { rangeIn } from './range.ts'

const contentTypes: Record<StreamName, string> = {
  film: 'video/mp4',
  poster: 'image/jpeg',
  storyboard: 'image/jpeg',
  peaks: 'application/octet-stream',
}

type Needs = {
  store: Store
  files: Files
  now: () => number
  get: (id: RecordingId) => Promise<Recording>
  openStreams: OpenStreams
}

/** Answers with the bytes of films. Every request is checked anew, and is on the record before its first byte. */
export function createStreams({ store, files, now, get, openStreams }: Needs): StreamHandlers {
  async function requirePlayable(id: RecordingId) {
    const { persons, state } = await get(id)
    if (!maySupervise(persons)) throw new AppError('consent-missing')
    if (state !== 'ready') throw new AppError('film-not-ready')
  }

  async function record(name: StreamName, { payload, actor }: StreamCall<StreamName>, range: ByteRange) {
    const row = {
      recordingId: payload.recordingId,
      personId: actor.self.id,
      sessionId: sessionOf(actor).id,
      stream: name,
      range: `${range.start}-${range.end}`,
      atMs: Math.round(now()),
    }
    await store.insertInto('access').values(row).execute()
  }

  async function answer(name: StreamName, call: StreamCall<StreamName>, signal: AbortSignal) {
    const { request, response, payload } = call
    const key = shownOf(payload.recordingId, name)
    const size = await files.size(key)
    if (size === 0) throw new AppError('not-found', 'this film has none')
    const range = describe(request, response, name, size, `"${payload.recordingId}-${size}"`)
    if (range === null || request.method === 'HEAD') return void response.end()
    await record(name, call, range)
    await pipeline(files.read(key, range), response, { signal }).catch(unlessGone)
  }

  const handler = (name: StreamName) => (call: StreamCall<StreamName>) =>
    openStreams.during(call.payload.recordingId, sessionOf(call.actor).id, async signal => {
      await requirePlayable(call.payload.recordingId)
      await answer(name, call, signal)
    })

  return {
    film: handler('film'),
    poster: handler('poster'),
    storyboard: handler('storyboard'),
    peaks: handler('peaks'),
  }
}

/** Writes status and headers, and answers which bytes are to follow; null for none. */
function describe(request: Request, response: Response, name: StreamName, size: number, etag: string) {
  const whole = { start: 0, end: size - 1 }
  // A part of something else than the asker holds already would be of no use to them.
  const current = (request.headers['if-range'] ?? etag) === etag
  const range = current ? rangeIn(request.headers.range, size) : null
  response.set({ 'Accept-Ranges': 'bytes', 'Cache-Control': 'no-store', 'Content-Disposition': 'inline', ETag: etag })
  if (range === 'unsatisfiable') {
    response.status(416).set({ 'Content-Range': `bytes */${size}`, 'Content-Length': '0' })
    return null
  }
  const { start, end } = range ?? whole
  response.set({ 'Content-Type': contentTypes[name], 'Content-Length': String(end - start + 1) })
  if (range) response.status(206).set('Content-Range', `bytes ${start}-${end}/${size}`)
  return { start, end }
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
