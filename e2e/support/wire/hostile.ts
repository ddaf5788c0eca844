import { once } from 'node:events'
import { get } from 'node:http'
import { connect } from 'node:net'
import { collabPath, documentPath, MeetingId, RecordingId, streamUrl } from '@samsyn/shared'
import * as encoding from 'lib0/encoding'
import { WebSocket } from 'ws'
import type { Harm } from './harm.ts'

/** Runs in a process of its own and does to the server, with one session, as much harm as it can: `hostile.ts <kind> <json>`. */
const [kind = '', given = '{}'] = process.argv.slice(2)
const { baseUrl, cookie, ...place } = JSON.parse(given)
const meetingId = MeetingId.parse(place.meetingId)
const recordingId = RecordingId.parse(place.recordingId)
const headers = { cookie }
const wsUrl = baseUrl.replace('http', 'ws')

/** Messages by one line, as fast as it takes them; it comes back when it is cut off. */
async function messages() {
  for (;;) {
    const socket = new WebSocket(`${wsUrl}/socket.io/?EIO=4&transport=websocket`, { headers })
    socket.on('error', () => undefined)
    const closed = once(socket, 'close').catch(() => undefined)
    await Promise.race([once(socket, 'message').catch(() => undefined), closed])
    if (socket.readyState === WebSocket.OPEN) socket.send('40')
    const flood = setInterval(() => {
      if (socket.bufferedAmount > 1_000_000) return
      for (let count = 0; count < 1000 && socket.readyState === WebSocket.OPEN; count++)
        socket.send('421["clock:exchange",{}]')
    }, 10)
    await closed
    clearInterval(flood)
  }
}

/** 150 connections to one document, each with a cursor of 15 kB that moves all the time. */
async function cursors() {
  for (let client = 1; client <= 150; client++) {
    const socket = new WebSocket(`${wsUrl}${collabPath}/${documentPath({ kind: 'notes', meetingId })}`, { headers })
    socket.on('error', () => undefined)
    let clock = 0
    const flood = setInterval(() => {
      if (socket.readyState === WebSocket.OPEN && socket.bufferedAmount < 100_000) socket.send(cursor(client, ++clock))
    }, 20)
    socket.on('close', () => clearInterval(flood))
  }
}

function cursor(client: number, clock: number): Uint8Array {
  const states = encoding.encode(encoder => {
    encoding.writeVarUint(encoder, 1)
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, clock)
    encoding.writeVarString(encoder, JSON.stringify({ x: 'x'.repeat(15_000) }))
  })
  return encoding.encode(encoder => {
    encoding.writeVarUint(encoder, 1)
    encoding.writeVarUint8Array(encoder, states)
  })
}

const film = streamUrl('film', recordingId)

/** A thousand answers with the film of which nothing is read. */
function readers() {
  for (let count = 0; count < 1000; count++)
    get(baseUrl + film, { headers, agent: false }, response => response.on('error', () => undefined)).on(
      'error',
      () => undefined,
    )
}

/** So many at a time, each again as soon as it is answered. */
function lanes(count: number, path: string, more: RequestInit = {}) {
  for (let lane = 0; lane < count; lane++) void again()
  async function again() {
    for (;;) {
      const asked = fetch(baseUrl + path, { ...more, headers: { ...headers, ...more.headers } })
      await asked.then(response => response.arrayBuffer()).catch(() => undefined)
    }
  }
}

/** 64 at a time, of one byte each. */
const ranges = () => lanes(64, film, { headers: { range: 'bytes=0-0' } })
/** The route that costs most of those that a page asks for again and again. */
const routes = () => lanes(64, '/api/courses')
/** A thousand who ask again however often they are refused. */
const askers = () => lanes(1000, film, { headers: { range: 'bytes=0-0' } })

/** Somebody who guesses passwords, 32 at a time. */
const signers = () =>
  lanes(32, '/api/session', {
    method: 'POST',
    headers: { cookie: '', 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'nobody@example.org', password: 'a guess of many' }),
  })

/** Requests one behind the other on a connection, without waiting for an answer, as many as it takes. */
function pipeline() {
  const asked = `GET /api/courses HTTP/1.1\r\nHost: localhost\r\nCookie: ${cookie}\r\n\r\n`.repeat(200)
  const { hostname, port } = new URL(baseUrl)
  for (let count = 0; count < 20; count++) again()
  function again() {
    const socket = connect(Number(port), hostname, () => socket.write(asked))
    socket.on('data', () => undefined).on('error', () => undefined)
    socket.on('close', () => setImmediate(again))
  }
}

/** Lines that are opened and let go, one after the other. */
function lines() {
  for (let lane = 0; lane < 16; lane++) void again()
  async function again() {
    for (;;) {
      const socket = new WebSocket(`${wsUrl}/socket.io/?EIO=4&transport=websocket`, { headers })
      socket.on('error', () => undefined)
      socket.on('message', (said: Buffer) => (String(said).startsWith('0') ? socket.send('40') : socket.terminate()))
      await once(socket, 'close').catch(() => undefined)
    }
  }
}

const kinds: Record<Harm, () => unknown> = {
  ...{ messages, cursors, readers, ranges, routes, askers },
  ...{ signers, pipeline, lines },
}
void kinds[kind as Harm]()
process.stdout.write('begun\n')
process.on('SIGTERM', () => process.exit(0))
