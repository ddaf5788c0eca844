import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import express from 'express'

/** What we are measured beside: serves two folders as they are, and keeps what is PUT; `server.ts <pages> <folder>`. */
const [pages = '', dir = ''] = process.argv.slice(2)
const app = express()
app.use(express.static(pages))
app.use(express.static(dir))
app.put('/upload', async (request, response) => {
  // Asked to, it answers only when the bytes are on the disk, as ours does.
  await pipeline(request, createWriteStream(join(dir, 'upload'), { flush: 'flush' in request.query }))
  response.sendStatus(201)
})
const server = createServer(app)
server.listen(0, 'localhost')
await once(server, 'listening')
process.send?.({ port: (server.address() as AddressInfo).port })
