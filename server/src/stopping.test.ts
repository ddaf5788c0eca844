import { once } from 'node:events'
import { get } from 'node:http'
import { connect } from 'node:net'
import { streamUrl } from '@samsyn/shared'
import { expect } from 'chai'
import { describe, it } from 'mocha'
import { io } from 'socket.io-client'
import { WebSocket } from 'ws'
import { seeded, tokenFor } from './testing/beside.ts'
import { startServer, withDataFolder } from './testing/real-server.ts'
import { withWholeHouse } from './testing/whole-house.ts'

/** More than ten seconds, for a machine that is busy with others. */
const withinMs = 15_000

describe('The server, asked to stop', () => {
  it('[DO11] ends in time and in order, whoever is connected: a slow body of nobody, a slow upload, a line and a document', () =>
    withDataFolder(async dataDir => {
      const { worker } = await seeded(dataDir)
      const cookie = `__Host-samsyn=${await tokenFor(dataDir, worker)}`
      const server = await startServer(dataDir)
      await server.ready()
      const slow = ['POST /api/session', 'PATCH /api/uploads/x', 'GET /'].map(async line => {
        const socket = connect(server.port, '127.0.0.1')
        socket.on('error', () => undefined)
        await once(socket, 'connect')
        const length = line.startsWith('GET') ? '' : 'Content-Length: 1000\r\nContent-Type: application/json\r\n'
        socket.write(`${line} HTTP/1.1\r\nHost: a\r\nCookie: ${cookie}\r\n${length}${length && '\r\n{'}`)
        return socket
      })
      const sockets = await Promise.all(slow)
      const line = io(server.url, { transports: ['websocket'], reconnection: false, extraHeaders: { cookie } })
      await once(line as never, 'connect')
      const document = new WebSocket(`${server.url.replace('http', 'ws')}/collab/x`, {
        headers: { cookie },
        autoPong: false,
      })
      document.on('error', () => undefined)
      await once(document, 'open')
      document.pause()
      const begunMs = performance.now()
      const { code, signal, complaints } = await server.kill('SIGTERM')
      expect([code, signal, complaints]).to.deep.equal([0, null, ''])
      expect(performance.now() - begunMs).to.be.lessThan(withinMs)
      for (const socket of sockets) socket.destroy()
      line.close()
      document.terminate()
    })).timeout(90_000)

  it('[DO11] ends in time with somebody in the middle of a film, of which they take nothing', () =>
    withWholeHouse(async house => {
      const { worker, recordingId } = await house.pair(64 * 1024 ** 2)
      const { headers } = await house.signIn(worker)
      const asked = get(house.url + streamUrl('film', recordingId), { headers }).on('error', () => undefined)
      const [response] = await once(asked, 'response')
      response.on('error', () => undefined)
    })).timeout(2 * withinMs)

  it('[DO12] a failure that nobody caught is in the log, and ends it', () =>
    withDataFolder(async dataDir => {
      for (const [kind, broken] of [
        ['uncaughtException', 'setTimeout(() => { throw new Error("broken here") }, 1)'],
        ['unhandledRejection', 'setTimeout(() => { Promise.reject(new Error("broken here")) }, 1)'],
      ] as const) {
        const later = `process.on("SIGUSR2", () => { ${broken} })`
        const server = await startServer(dataDir, { nodeArgs: ['--import', `data:text/javascript,${later}`] })
        await server.ready()
        const { code, complaints } = await server.kill('SIGUSR2')
        expect(code).to.equal(1)
        expect(complaints).to.include(kind).and.to.include('broken here')
      }
    })).timeout(90_000)
})
