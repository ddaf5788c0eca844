import { once } from 'node:events'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { setTimeout as elapsed } from 'node:timers/promises'
import { answerFor } from './answer.ts'
import { layFreely } from './laid.ts'

// The lines of its own server.js, on a port that we are told. A folder given: with LevelDB, as it is switched on there.
const [folder = ''] = process.argv.slice(2)
if (folder) process.env.YPERSISTENCE = join(folder, 'level')
const { docs, getPersistence, setupWSConnection } = await import('@y/websocket-server/utils')
const itsOwn = createRequire(import.meta.resolve('@y/websocket-server/utils'))

const wss = new (itsOwn('ws').Server)({ noServer: true })
wss.on('connection', setupWSConnection)
const http = createServer()
http.on('upgrade', (request, socket, head) => {
  wss.handleUpgrade(request, socket, head, ws => wss.emit('connection', ws, request))
})
http.listen(0, '127.0.0.1')
await once(http, 'listening')
answerFor({ url: `ws://127.0.0.1:${http.address().port}`, lay: layFreely, rest })

async function rest() {
  while (docs.size > 0) await elapsed(20)
  const provider = getPersistence()?.provider
  for (let writing = null; writing !== provider?.tr; await writing) writing = provider?.tr
}
