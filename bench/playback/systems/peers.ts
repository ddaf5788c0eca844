import { once } from 'node:events'
import { createServer } from 'node:http'
import express from 'express'
import { Server } from 'socket.io'
import { machineNow } from '../harness/viewer.ts'

/** A server for the peers' pages: the film as a file, and messages passed on to all. Its clock is the machine's. */
export async function startPeers(pagesDir: string, film: string) {
  const app = express()
  app.get('/film.mp4', (_request, response) => response.sendFile(film))
  app.use(express.static(pagesDir))
  const http = createServer(app)
  const io = new Server(http, { serveClient: false })
  let state: unknown = null
  io.on('connection', socket => {
    if (state) socket.emit('state', state)
    socket.on('state', next => {
      state = next
      io.emit('state', next)
    })
    socket.on('clock', (_, reply) => reply({ t1: machineNow(), t2: machineNow() }))
    socket.on('timesync', ({ id }) => socket.emit('timesync', { jsonrpc: '2.0', id, result: machineNow() }))
    socket.on('ping-clock', (id: number, clientPing: number) => {
      const at = machineNow() / 1000
      socket.emit('pong-clock', id, clientPing, at, machineNow() / 1000)
    })
  })
  http.listen(0, 'localhost')
  await once(http, 'listening')
  const address = http.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return {
    port: address.port,
    reset: () => {
      state = null
    },
    close: () => io.close(),
  }
}
