import * as ircam from '@ircam/sync/client/index.js'
import { io } from 'socket.io-client'
import * as timesync from 'timesync/dist/timesync.js'
import { createClock } from '../../../client/src/net/clock.ts'

/** Three clocks, each on a line of its own through the same weather. */
const open = () => io({ transports: ['websocket'], forceNew: true })

function ours() {
  const socket = open()
  const clock = createClock(
    () => socket.emitWithAck('clock', {}),
    () => false,
  )
  socket.on('connect', () => clock.start())
  return () => (clock.ready.get() ? clock.now() : null)
}

function byTimesync() {
  const socket = open()
  const ts = (timesync.default ?? timesync).create({ server: 'server', interval: 10_000, delay: 200, repeat: 5 })
  ts.send = async (_to, data) => void socket.emit('timesync', data)
  socket.on('timesync', data => ts.receive('server', data))
  let synced = false
  ts.on('change', () => {
    synced = true
  })
  return () => (synced ? ts.now() : null)
}

// A bundler gives a package of the older kind as it was written, or one step further in.
const SyncClient = ircam.default?.default ?? ircam.default

function byIrcam() {
  const socket = open()
  const sync = new SyncClient(() => performance.now() / 1000)
  let synced = false
  socket.on('connect', () =>
    sync.start(
      (id, clientPing) => socket.emit('ping-clock', id, clientPing),
      receive => socket.on('pong-clock', receive),
      report => {
        synced ||= report.status !== 'new'
      },
    ),
  )
  return () => (synced ? sync.getSyncTime() * 1000 : null)
}

const clocks = { samsyn: ours(), timesync: byTimesync(), ircam: byIrcam() }
const bornMs = window.probe.now()
const seen = { samsyn: [], timesync: [], ircam: [] }
const readyAfterMs = {}
setInterval(() => {
  for (const [name, clock] of Object.entries(clocks)) {
    const at = window.probe.now()
    const server = clock()
    if (server === null) continue
    readyAfterMs[name] ??= at - bornMs
    seen[name].push([at, server])
  }
}, 100)

window.clocks = {
  take() {
    const taken = { readyAfterMs, seen: structuredClone(seen) }
    for (const list of Object.values(seen)) list.length = 0
    return taken
  },
}
