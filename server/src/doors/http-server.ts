import { createServer, type Server } from 'node:http'
import type { Socket } from 'node:net'

export type HttpServer = {
  http: Server
  /** Takes nobody in any more; requests under way get so long, then every connection is cut. Resolves when all are gone. */
  stop(graceMs: number): Promise<void>
}

type Limits = { headersMs?: number; connections?: number }

/**
 * The server under all doors. How long a body may take is each request's own: a film on a slow line takes hours. Whoever
 * says nothing, or not all of the headers, is cut off.
 */
export function createHttp({ headersMs = 20_000, connections = 10_000 }: Limits = {}): HttpServer {
  const http = createServer({
    headersTimeout: headersMs,
    requestTimeout: 0,
    connectionsCheckingInterval: Math.min(5_000, headersMs),
  })
  http.maxConnections = connections
  const open = new Set<Socket>()
  http.on('connection', socket => {
    open.add(socket)
    // Node lets go of a connection that asks to be upgraded, also while an earlier answer is still to come: if it breaks
    // then and nobody listens, that ends the process.
    socket.on('error', () => undefined)
    socket.once('close', () => open.delete(socket))
  })
  return {
    http,
    async stop(graceMs) {
      const gone = new Promise<void>(resolve => http.close(() => resolve()))
      const cut = setTimeout(() => {
        for (const socket of open) socket.destroy()
      }, graceMs)
      await gone
      clearTimeout(cut)
    },
  }
}
