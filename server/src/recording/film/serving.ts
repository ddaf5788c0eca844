import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { Server, Socket } from 'node:net'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { readScratch, type Scratch, sizeOfScratch } from '../../files/scratch.ts'
import { rangeIn } from '../range.ts'

/** One reader has one connection, and a second one while it jumps. */
const mostConnections = 8
const mostHeaderBytes = 4096

/** Gives ranges of one film to a program that can read no file and has no key. */
export function serveFilm(film: Scratch) {
  const web = createServer({ maxHeaderSize: mostHeaderBytes })
  const open = new Set<Socket>()
  let doors: Server[] = []
  let failure: unknown = null

  async function answer(request: IncomingMessage, response: ServerResponse) {
    const size = await sizeOfScratch(film)
    const range = rangeIn(request.headers.range, size) ?? { start: 0, end: size - 1 }
    const head = { 'accept-ranges': 'bytes', connection: 'close' }
    if (request.method !== 'GET' || range === 'unsatisfiable' || size === 0)
      return response.writeHead(416, { ...head, 'content-range': `bytes */${size}` }).end()
    const { start, end } = range
    const part = { 'content-length': end - start + 1, 'content-range': `bytes ${start}-${end}/${size}` }
    response.writeHead(206, { ...head, ...part })
    await give(readScratch(film, range), request.socket, response)
  }

  /** Whoever jumps lets go of what they were reading: that is no failure. */
  async function give(bytes: Readable, to: Socket, response: ServerResponse) {
    bytes.once('error', error => {
      if (!to.destroyed) failure ??= error
    })
    await pipeline(bytes, response).catch(() => response.destroy())
  }

  web.on('request', (request, response) => {
    answer(request, response).catch(error => {
      failure ??= error
      response.destroy()
    })
  })

  async function welcome(socket: Socket, mayRead: (socket: Socket) => Promise<boolean>) {
    open.add(socket)
    socket.once('close', () => open.delete(socket))
    socket.on('error', () => socket.destroy())
    if (!(await mayRead(socket))) socket.destroy()
    else if (!socket.destroyed) web.emit('connection', socket)
  }

  return {
    /** Lets in whoever comes through this door, and may. */
    open(door: Server, mayRead: (socket: Socket) => Promise<boolean> = async () => true): void {
      doors.push(door)
      door.maxConnections = mostConnections
      door.on('connection', socket => void welcome(socket, mayRead))
    },
    /** Why a film could not be read, which is no fault of the film; null where it could. */
    failure: () => failure,
    close(): void {
      for (const door of doors) door.close()
      for (const socket of open) socket.destroy()
      doors = []
    },
  }
}
