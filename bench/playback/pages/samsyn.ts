import { type Command, type Film, MeetingId, type RecordingId, samePicture, streamUrl } from '@samsyn/shared'
import { createHands } from '../../../client/src/features/playback/hands.ts'
import { createMeetingSteering } from '../../../client/src/features/playback/meeting-steering.ts'
import { createClock } from '../../../client/src/net/clock.ts'
import { openLine } from '../../../client/src/net/line.ts'
import { Player } from '../../../client/src/player/Player.ts'

/** The room's own playback on the room's own line, without the rest of the room. */
type Given = { meetingId: string; recordingId: RecordingId; film: Film; sound: boolean }
const given: Given = JSON.parse(decodeURIComponent(location.hash.slice(1)))
const meetingId = MeetingId.parse(given.meetingId)
const video = document.querySelector<HTMLVideoElement>('#film')
if (!video) throw new Error('no film')
video.muted = !given.sound
video.src = streamUrl('film', given.recordingId)

const line = openLine()
const steering = createMeetingSteering(line, meetingId)
const clock = createClock(
  () => line.request('clock:exchange', {}),
  () => !steering.vector.get().playing,
)
const player = new Player(video, given.film, clock)
let entered = false
/** Commands that are given and not yet answered: what is said before belongs to the picture before. */
let commands = 0
const counted = {
  ...steering,
  async command(given: Command) {
    commands += 1
    await steering.command(given).finally(() => {
      commands -= 1
    })
  },
}

const hands = createHands({
  player,
  steering: counted,
  film: given.film,
  refused(error) {
    throw error
  },
})

async function enter() {
  clock.start()
  await line.request('meeting:enter', { meetingId })
  await steering.catchUp()
  entered = true
}
line.onOnline(() => void enter())
steering.vector.subscribe(() => player.follow(steering.vector.get()))
player.report.subscribe(() => steering.report(player.report.get()))

window.bench = {
  ready: () => entered && clock.ready.get() && player.status.get() !== 'loading',
  play: () => hands.play(),
  // Whoever it is: everybody may stop.
  pause: () => hands.stop(),
  seek: positionMs => hands.seek(positionMs),
  step: frames => hands.step(frames),
  agreed: () => commands === 0 && samePicture(steering.vector.get().rev, steering.frames.get()).same,
  serverNow: () => (clock.ready.get() ? clock.now() : null),
}
