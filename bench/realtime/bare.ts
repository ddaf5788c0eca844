import { once } from 'node:events'
import { createServer } from 'node:http'
import { Server } from 'socket.io'

/** A Socket.IO server with nothing in it: what one says all hear, and is answered. Prints its port. */
const http = createServer()
const io = new Server(http, { serveClient: false, maxHttpBufferSize: 256 * 1024 })
let seq = 0
io.on('connection', socket => {
  void socket.join('room')
  socket.on('chat:send', (payload, answer) => {
    const { meetingId, id, text, filmMs } = payload
    const entry = { seq: ++seq, id, meetingId, personId: id, atMs: Date.now(), fact: { kind: 'chat', text, filmMs } }
    io.to('room').emit('log:appended', { meetingId, entry })
    answer({ ok: true, value: entry })
  })
})
http.listen(0, 'localhost')
await once(http, 'listening')
const address = http.address()
process.stdout.write(`${address !== null && typeof address === 'object' ? address.port : ''}\n`)
