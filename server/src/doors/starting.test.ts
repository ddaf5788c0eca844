import { once } from 'node:events'
import { readdir, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { expect } from 'chai'
import { describe, it } from 'mocha'
import { io } from 'socket.io-client'
import { until } from '../collab/testing/until.ts'
import { connectAs } from '../meeting/testing/client.ts'
import { seeded, tokenFor } from '../testing/beside.ts'
import { freePort, startServer, withDataFolder } from '../testing/real-server.ts'

/** A media worker that does not begin before a file is there: a start that takes its time. */
async function slowWorker(dir: string, go: string): Promise<string> {
  const path = join(dir, 'slow-worker')
  const lines = ['#!/bin/sh', `until [ -e ${go} ]; do sleep 0.05; done`, 'exec "$REAL_WORKER" "$@"', '']
  await writeFile(path, lines.join('\n'), { mode: 0o755 })
  return path
}

describe('A server that is starting', () => {
  it('[ST4] answers from the beginning that it is starting, and lets nobody in', () =>
    withDataFolder(async dir => {
      const { worker } = await seeded(dir)
      const token = await tokenFor(dir, worker)
      const go = join(dir, 'go')
      const REAL_WORKER = process.env.MEDIASOUP_WORKER_BIN ?? ''
      const server = await startServer(dir, {
        settings: { MEDIASOUP_WORKER_BIN: await slowWorker(dir, go), REAL_WORKER },
      })
      const get = (path: string, accept = '*/*') => fetch(server.url + path, { headers: { accept } })
      await until(() =>
        get('/healthz').then(
          ({ ok }) => ok,
          () => false,
        ),
      )

      expect((await get('/readyz')).status).to.equal(503)
      const page = await get('/', 'text/html')
      expect([page.status, page.headers.get('retry-after')]).to.deep.equal([503, '2'])
      expect(await page.text())
        .to.include('Samsyn starter')
        .and.include('Samsyn is starting')
      const style = await get('/starting.css')
      expect([style.status, style.headers.get('content-type')]).to.deep.equal([200, 'text/css; charset=utf-8'])
      expect(page.headers.get('content-security-policy')).to.include("default-src 'none'")
      const asked = await get('/api/session')
      const { code } = (await asked.json()) as { code: string }
      expect([asked.status, code]).to.deep.equal([503, 'unavailable'])
      const extraHeaders = { cookie: `__Host-samsyn=${token}` }
      const socket = io(server.url, { transports: ['websocket'], reconnection: false, extraHeaders })
      await new Promise(refused => socket.once('connect_error', refused))

      await writeFile(go, '')
      await server.ready()
      expect((await get('/readyz')).status).to.equal(200)
      const client = await connectAs(worker, server.url, token)
      client.cut()
    }))

  it('[ST5] says which port another program has, before it touches anything', () =>
    withDataFolder(async dir => {
      const port = await freePort()
      const other = createServer().listen(port, '127.0.0.1')
      await once(other, 'listening')
      const { code, complaints } = await (await startServer(dir, { port })).ended
      const sentence = `Port ${port} is used by another program. Stop that one, or set PORT to another.\n`
      expect([code, complaints]).to.deep.equal([1, sentence])
      expect(await readdir(dir)).to.deep.equal(['lock.db'])
      other.close()
    }))
})
