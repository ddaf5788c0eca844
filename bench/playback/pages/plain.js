import { io } from 'socket.io-client'

/** A player as most are made: on each message it sets `currentTime` and plays or pauses. */
const video = document.querySelector('#film')
video.src = '/film.mp4'
video.muted = location.hash === '#silent'
const socket = io({ transports: ['websocket'] })

socket.on('state', ({ playing, positionMs }) => {
  video.currentTime = positionMs / 1000
  if (playing) void video.play()
  else video.pause()
})
const tell = (playing, positionMs) => socket.emit('state', { playing, positionMs })

window.bench = {
  ready: () => socket.connected && video.readyState >= 3,
  play: () => tell(true, video.currentTime * 1000),
  pause() {
    video.pause()
    tell(false, video.currentTime * 1000)
  },
  seek: positionMs => tell(!video.paused, positionMs),
  serverNow: () => null,
}
