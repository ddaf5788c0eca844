import { Agent, request } from 'node:http'
import { connect } from 'node:net'

/** More of an answer than this is not read: the connection is cut. */
const enoughBytes = 512 * 1024
const agent = new Agent({ keepAlive: true, maxSockets: 32 })

export type Sent = { method: string; path: string; headers?: Record<string, string | string[]>; body?: string | Buffer }
export type Heard = { status: number; text: string }

/** Sends a request as it is, on a connection that others used before; one that is cut answers status 0. */
export async function sent(baseUrl: string, asked: Sent): Promise<Heard> {
  // A connection that was used before may have been closed for its age just now.
  return (await once(baseUrl, asked)) ?? (await once(baseUrl, asked)) ?? { status: 0, text: '' }
}

function once(baseUrl: string, { method, path, headers = {}, body }: Sent): Promise<Heard | null> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(baseUrl)
    const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }
    const asked = request({ hostname, port, method, path, headers: { ...length, ...headers }, agent }, response => {
      const pieces: Buffer[] = []
      let bytes = 0
      const done = () => resolve({ status: response.statusCode ?? 0, text: String(Buffer.concat(pieces)) })
      response.on('data', (piece: Buffer) => {
        pieces.push(piece)
        bytes += piece.length
        if (bytes > enoughBytes) response.destroy()
      })
      response.on('error', done).on('end', done).on('close', done)
    })
    asked.setTimeout(30_000, () => reject(new Error(`no answer: ${method} ${path.slice(0, 200)}`)))
    asked.on('error', (error: NodeJS.ErrnoException) =>
      ['ECONNRESET', 'EPIPE'].includes(error.code ?? '') ? resolve(null) : reject(error),
    )
    asked.end(body)
  })
}

/** Sends bytes that need not be HTTP at all, on a connection of its own, and hears all that is said until it ends; `cut` breaks it off at once, without a goodbye. */
export function spoken(baseUrl: string, bytes: string | Buffer, { cut = false } = {}): Promise<string> {
  return new Promise(resolve => {
    const { hostname, port } = new URL(baseUrl)
    const heard: Buffer[] = []
    const socket = connect(Number(port), hostname, () => {
      socket.write(bytes, () => (cut ? socket.resetAndDestroy() : socket.end()))
    })
    socket.setTimeout(20_000, () => socket.destroy())
    socket.on('data', piece => heard.push(piece)).on('error', () => {})
    socket.on('close', () => resolve(String(Buffer.concat(heard))))
  })
}
