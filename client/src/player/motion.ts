import { isFetched } from './fetched.ts'
import { createFollower } from './follow.ts'
import type { createFramePin } from './frame-pin.ts'
import { createGlide } from './glide.ts'
import { type BrowserHabits, keepHabits, learnJump } from './habits.ts'
import type { Line } from './line.ts'
import type { createSound } from './sound.ts'
import { createStallWatch } from './stall.ts'

type Parts = {
  video: HTMLVideoElement
  line: Line
  pin: ReturnType<typeof createFramePin>
  sound: ReturnType<typeof createSound>
  habits: BrowserHabits
  /** Server time in ms, now or at a moment of `performance.now()`. */
  now: (localMs?: number) => number
  changed: () => void
  /** Something else than us has changed the rate, and it was set again. */
  meddled: () => void
}

/** So little too late one starts anyway and glides; later than that the film is met further on. */
const lateMs = 70
/** A film that runs this near to where it should be needs no new start. */
const nearMs = 60
/** A film that is to wait a little further on runs until it is there. */
const runOnMs = 600
/** What a jump needs beside the seek itself. */
const spareMs = 60

/** Moves the `<video>` as the line says: prepares it on the frame, starts it on time, keeps it in step, stops it at the end. */
export function createMotion({ video, line, pin, sound, habits, now, changed, meddled }: Parts) {
  const follower = createFollower(habits)
  const glide = createGlide(video)
  const watch = createStallWatch()
  let timer: ReturnType<typeof setTimeout> | undefined
  /** Where and when the film is to start, in film time and server time. */
  let meeting: { atMs: number; positionMs: number; sinceMs: number; again: boolean; fetched: boolean } | null = null
  let stalled = false
  let frozen = false

  const mediaMs = () => video.currentTime * 1000
  const isRunning = () => !video.paused && !video.seeking && video.readyState >= 3

  function later(inMs: number, then: () => void) {
    cancel()
    timer = setTimeout(() => {
      timer = undefined
      then()
    }, inMs)
  }

  function cancel() {
    clearTimeout(timer)
    timer = undefined
  }

  function stand(frame: number) {
    cancel()
    meeting = null
    const ran = !video.paused
    video.pause()
    glide.settle(line.rate())
    pin.to(frame, { anew: ran })
    changed()
  }

  /** Prepares the film where it will be at that moment, so that it starts on time. */
  function meet(atMs: number, again = false) {
    const positionMs = line.positionAt(atMs)
    const fetched = isFetched(video, positionMs)
    stand(line.frameAt(atMs))
    meeting = { atMs, positionMs, sinceMs: now(), again, fetched }
    watch.reset(now())
    if (pin.settled()) startOnTime()
  }

  /** Meets the film as soon as a seek allows. */
  const meetSoon = (again = false) => meet(now() + habits.jumpMs + habits.startMs + spareMs, again)

  /** The frame stands. */
  function prepared() {
    if (!meeting) return
    // How long the network takes is no habit of this browser.
    if (meeting.fetched) learnJump(habits, now() - meeting.sinceMs)
    startOnTime()
  }

  /** What is left is to start when it is time; where that has passed, further on, once. */
  function startOnTime() {
    if (!meeting) return
    const { atMs, positionMs, again } = meeting
    const waitMs = atMs - now() - habits.startMs + (mediaMs() - positionMs) / line.rate()
    // A machine that is late twice is late every time: it starts, and catches up by gliding.
    if (waitMs < -lateMs && !again) return meetSoon(true)
    meeting = null
    later(waitMs, run)
  }

  function run() {
    pin.release()
    glide.settle(line.rate())
    follower.begin(performance.now(), true)
    watch.reset(now())
    void sound.play().finally(changed)
    changed()
  }

  /** A running film that is near the new line just goes on by it, from the moment it holds. */
  function goesOn(nowMs: number): boolean {
    const waitMs = Math.max(0, (line.startsMs(nowMs) ?? nowMs) - nowMs)
    if (!isRunning() || waitMs > runOnMs) return false
    const awayMs = mediaMs() + waitMs * video.playbackRate - line.positionAt(nowMs + waitMs)
    if (Math.abs(awayMs) > nearMs) return false
    later(waitMs, () => {
      glide.settle(line.rate())
      follower.begin(performance.now(), false)
    })
    return true
  }

  /** A running film that is to wait a little further on runs until it is there, so that nothing jumps. */
  function runsOnTo(positionMs: number, startsMs: number): boolean {
    const aheadMs = (positionMs - mediaMs()) / video.playbackRate
    if (!isRunning() || aheadMs < 0 || aheadMs > Math.min(runOnMs, startsMs - now())) return false
    later(aheadMs, () => meet(startsMs))
    return true
  }

  /** Brings the video into the state the line asks for now: about to start, running, or standing. */
  function obey() {
    cancel()
    frozen = false
    if (video.readyState < 1) return
    const nowMs = now()
    if (!line.isUnderWayAt(nowMs)) return stand(line.frameAt(nowMs))
    if (goesOn(nowMs)) return
    const startsMs = line.startsMs(nowMs)
    if (startsMs === null) return meetSoon()
    if (!runsOnTo(line.positionAt(nowMs), startsMs)) meet(startsMs)
  }

  /** Started a moment early, as it must be to be on time. */
  const isAboutToMove = (nowMs: number) =>
    isRunning() && (line.startsMs(nowMs) ?? Number.POSITIVE_INFINITY) - nowMs < habits.startMs + lateMs

  function correct(nowMs: number) {
    const audible = !video.muted && video.volume > 0
    const action = follower.next({ nowMs, rate: line.rate(), audible })
    if (action.kind === 'jump') meetSoon()
    if (action.kind === 'glide') glide.glide(line.rate(), action)
    if (action.kind !== 'hold') keepHabits(habits)
  }

  /** One look at the moving film. */
  function look() {
    if (!isRunning() || !line.movesAt(now())) return
    const localMs = performance.now()
    follower.see(localMs, mediaMs() - line.positionAt(now(localMs)))
  }

  /** What is over when it is time: stops a moment early rather than late, and the pin finds the last frame. */
  function standAtEnd(nowMs: number): boolean {
    const leftMs = line.endsInMs(nowMs)
    if (leftMs === null || leftMs > 60) return false
    later(leftMs, () => obey())
    return true
  }

  return {
    obey,
    /** Stands on this frame, whatever the line says, until it is obeyed again. */
    freeze(frame: number) {
      frozen = true
      stand(frame)
    },
    isFrozen: () => frozen,
    prepared,
    look,
    isStalled: () => stalled,
    /** Many times a second: starts what should run, stops what should stand, and stays in step. */
    keepUp() {
      const nowMs = now()
      const wasStalled = stalled
      stalled = !sound.blocked.get() && line.movesAt(nowMs) && watch.isStalled(nowMs, mediaMs())
      if (video.readyState < 1 || meeting || frozen || sound.blocked.get()) return
      if (wasStalled && !stalled) return obey()
      if (!line.isUnderWayAt(nowMs)) return video.paused ? undefined : obey()
      if (timer !== undefined) return
      if (!line.movesAt(nowMs)) return isAboutToMove(nowMs) ? undefined : obey()
      if (video.paused) return obey()
      if (!isRunning() || standAtEnd(nowMs)) return
      if (glide.keep()) meddled()
      look()
      if (document.visibilityState === 'visible') correct(performance.now())
    },
    close() {
      cancel()
      glide.close()
      keepHabits(habits)
    },
  }
}
