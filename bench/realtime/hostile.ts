import { once } from 'node:events'
import { get } from 'node:http'
import { collabPath, documentPath, MeetingId, RecordingId, streamUrl } from '@samsyn/shared'
import * as encoding from 'lib0/encoding'
import { WebSocket } from 'ws'

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

/** A thousand answers with the film of which nothing is read. */
function readers() {
  for (let count = 0; count < 1000; count++)
    get(baseUrl + streamUrl('film', recordingId), { headers, agent: false }, response =>
      response.on('error', () => undefined),
    ).on('error', () => undefined)
}

/** 64 at a time, of one byte each. */
function ranges() {
  for (let lane = 0; lane < 64; lane++) void again()
  async function again() {
    for (;;) {
      const asked = fetch(baseUrl + streamUrl('film', recordingId), { headers: { ...headers, range: 'bytes=0-0' } })
      await asked.then(response => response.arrayBuffer()).catch(() => undefined)
    }
  }
}

const kinds: Record<string, () => unknown> = { messages, cursors, readers, ranges }
void kinds[kind]?.()
process.stdout.write('begun\n')
process.on('SIGTERM', () => process.exit(0))
