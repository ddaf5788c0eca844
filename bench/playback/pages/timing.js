import { io } from 'socket.io-client'
import * as timesync from 'timesync/dist/timesync.js'
import { TimingObject } from 'timing-object'
import { setTimingsrc } from 'timingsrc'

/** timingsrc on a timing object; the vector comes by message, its age by timesync. */
const video = document.querySelector('#film')
video.src = '/film.mp4'
video.muted = location.hash === '#silent'
const socket = io({ transports: ['websocket'] })
const ts = (timesync.default ?? timesync).create({ server: 'server', interval: 10_000, delay: 200, repeat: 5 })
ts.send = async (_to, data) => void socket.emit('timesync', data)
socket.on('timesync', data => ts.receive('server', data))
let synced = false
ts.on('change', () => {
  synced = true
})

const timing = new TimingObject({ position: 0, velocity: 0 })
setTimingsrc(video, timing)
let vector = { playing: false, positionMs: 0, atMs: 0 }

function positionMs() {
  return vector.positionMs + (vector.playing ? Math.max(0, ts.now() - vector.atMs) : 0)
}
socket.on('state', next => {
  vector = next
  timing.update({ position: positionMs() / 1000, velocity: vector.playing ? 1 : 0 })
})
const tell = (playing, at) => socket.emit('state', { playing, positionMs: at, atMs: ts.now() })

window.bench = {
  ready: () => socket.connected && synced && video.readyState >= 3,
  play: () => tell(true, positionMs()),
  pause: () => tell(false, video.currentTime * 1000),
  seek: at => tell(vector.playing, at),
  serverNow: () => (synced ? ts.now() : null),
}
