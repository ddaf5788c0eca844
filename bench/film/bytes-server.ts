import { createSecretKey } from 'node:crypto'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pipeline } from 'node:stream/promises'
import express from 'express'
import { createLocalFiles } from '../../server/src/files/local.ts'

/** Serves one file in ranges, by us or by the peer: `bytes-server.ts sealed|static <folder> <secret>`. */
const [kind = '', dir = '', secret = ''] = process.argv.slice(2)
const key = createSecretKey(Buffer.from(secret, 'hex'))
const app = express()
if (kind === 'static') app.use(express.static(dir, { etag: false }))
else {
  const keys = { of: async () => key, make: async () => key, forget: async () => {} }
  const files = await createLocalFiles({ dir, keys })
  app.get('/film', async (request, response) => {
    const size = await files.size('film')
    const [, first = '0', last = ''] = /bytes=(\d+)-(\d*)/.exec(request.headers.range ?? '') ?? []
    const range = { start: Number(first), end: last === '' ? size - 1 : Number(last) }
    response.status(206).set('Content-Length', String(range.end - range.start + 1))
    await pipeline(files.read('film', range), response).catch(() => {})
  })
}
const server = createServer(app)
server.listen(0, '127.0.0.1')
await once(server, 'listening')
process.send?.({ port: (server.address() as AddressInfo).port })
// Not `resourceUsage().maxRSS`: in that stands what the process that started this one had needed by then, if it was more.
const peakBytes = () => Number(/^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) * 1024
// What the process has needed at most is told when it is asked.
process.on('message', () => process.send?.({ peakBytes: peakBytes() }))
