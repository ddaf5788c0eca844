import {
  clampFrame,
  emptyVector,
  type Film,
  frameAt,
  frameDurationMs,
  middleOf,
  movingAt,
  type PlayerReport,
  positionAt,
  type Vector,
} from '@samsyn/shared'
import { createStore } from '../store.ts'
import { correct, learned } from './follow.ts'
import { createFramePin } from './frame-pin.ts'
import { createPlayhead } from './playhead.ts'
import { createPositionTicker } from './position-ticker.ts'
import { createSound } from './sound.ts'

/** The clock a player lives by: server time now, or at a moment of `performance.now()`. */
export type PlayerClock = { now(localMs?: number): number; oneWayMs(): number }
export type PlayerFilm = Pick<Film, 'frameRate' | 'frameCount' | 'durationMs'>
export type PlayerStatus = PlayerReport['status']

const tickMs = 100
const fetchAgainMs = 1_500

/** Makes a `<video>` agree with a vector: prepared, started on time, kept in step, and standing on the very frame. */
export class Player {
  readonly status = createStore<PlayerStatus>('loading')
  readonly report = createStore<PlayerReport>({ rev: 0, frame: null, status: 'loading', oneWayMs: 0, startMs: 0 })
  readonly sound
  readonly #video: HTMLVideoElement
  readonly #film: PlayerFilm
  readonly #clock: PlayerClock
  readonly #playhead
  readonly #pin
  readonly #ticker = createPositionTicker(() => this.positionMs())
  readonly #closing = new AbortController()
  #vector: Vector = emptyVector
  #correcting: { untilMs: number } | null = null
  #startMs = 40
  #jumpMs = 60
  #learning: 'start' | 'jump' | null = null
  #starting: ReturnType<typeof setTimeout> | undefined
  #tick: ReturnType<typeof setInterval>
  #fetching: ReturnType<typeof setTimeout> | undefined

  constructor(video: HTMLVideoElement, film: PlayerFilm, clock: PlayerClock) {
    this.#video = video
    this.#film = film
    this.#clock = clock
    this.#playhead = createPlayhead(atMs => positionAt(this.#vector, atMs))
    this.#pin = createFramePin(video, film, () => this.#tell())
    this.sound = createSound(video)
    this.#listen()
    this.#tick = setInterval(() => this.#keepUp(), tickMs)
  }

  /** From now on the film is where this vector says. */
  follow(vector: Vector): void {
    this.#vector = vector
    this.#playhead.reset()
    this.#setRate(vector.rate)
    this.#apply()
    this.#tell()
  }

  /** Stops the picture here at once and tells the film time, in ms, of the middle of the frame that is shown. */
  freeze(): number {
    clearTimeout(this.#starting)
    this.#video.pause()
    return middleOf(this.frame(), this.#film.frameRate)
  }

  /** The number of the frame on the screen now. */
  frame(): number {
    return clampFrame(
      this.#pin.shown() ?? frameAt(this.#video.currentTime * 1000, this.#film.frameRate),
      this.#film.frameCount,
    )
  }

  /** The number of the frame that should be on the screen now. */
  targetFrame(): number {
    return clampFrame(frameAt(this.positionMs(), this.#film.frameRate), this.#film.frameCount)
  }

  /** Where the film should be now, in ms, within the film. */
  positionMs(): number {
    return Math.min(positionAt(this.#vector, this.#clock.now()), this.#film.durationMs)
  }

  /** Calls back on every screen refresh with the position in ms; returns how to stop. */
  onPosition(listener: (positionMs: number) => void): () => void {
    return this.#ticker.listen(listener)
  }

  /** Tries again to play with sound, from a press of the person. */
  allowSound(): void {
    this.sound.allow()
    this.#apply()
  }

  close(): void {
    this.#closing.abort()
    this.#pin.close()
    clearInterval(this.#tick)
    clearTimeout(this.#starting)
    clearTimeout(this.#fetching)
    this.#ticker.close()
    this.#video.pause()
  }

  #listen() {
    const { signal } = this.#closing
    const on = (event: string, heard: () => void) => this.#video.addEventListener(event, heard, { signal })
    on('loadedmetadata', () => this.#apply())
    on('error', () => this.#fetchAgain())
    for (const event of ['waiting', 'playing', 'seeked', 'loadeddata', 'pause', 'stalled'])
      on(event, () => this.#tell())
    document.addEventListener('visibilitychange', () => this.#comeBack(), { signal })
    this.#lookAtFrames()
  }

  /** The server was away, or the line: the film is asked for again until it comes, and goes where it should be then. */
  #fetchAgain() {
    clearTimeout(this.#fetching)
    this.#fetching = setTimeout(() => this.#video.load(), fetchAgainMs)
    this.#tell()
  }

  /** Every painted frame is a look at the playhead, and tells which frame stands. */
  #lookAtFrames() {
    if (this.#closing.signal.aborted) return
    this.#video.requestVideoFrameCallback((_, { mediaTime, expectedDisplayTime }) => {
      this.#pin.painted(mediaTime * 1000)
      if (this.#runs()) this.#playhead.see({ mediaMs: mediaTime * 1000, atMs: this.#clock.now(expectedDisplayTime) })
      this.#lookAtFrames()
    })
  }

  #runs = () => !this.#video.paused && !this.#video.seeking && this.#video.readyState >= 3

  #comeBack() {
    this.#playhead.reset()
    this.#apply()
    this.#tell()
  }

  /** Brings the video into the state the vector asks for now: about to start, running, or standing. */
  #apply() {
    clearTimeout(this.#starting)
    if (this.#video.readyState < 1) return
    const nowMs = this.#clock.now()
    const waitMs = this.#vector.atMs - nowMs - this.#startMs
    if (this.#vector.playing && waitMs > 0) {
      this.#stand(this.#vector.positionMs)
      this.#starting = setTimeout(() => this.#run(), waitMs)
    } else if (this.#vector.playing && (nowMs < this.#vector.atMs || this.#moves(nowMs))) this.#run()
    else this.#stand(positionAt(this.#vector, nowMs))
  }

  #moves(nowMs: number) {
    return movingAt(this.#vector, nowMs) && positionAt(this.#vector, nowMs) < this.#film.durationMs
  }

  #stand(positionMs: number) {
    this.#video.pause()
    this.#correcting = null
    this.#pin.to(clampFrame(frameAt(positionMs, this.#film.frameRate), this.#film.frameCount))
    this.#tell()
  }

  #run() {
    const targetMs = positionAt(this.#vector, this.#clock.now() + this.#startMs)
    const awayMs = Math.abs(this.#video.currentTime * 1000 - targetMs)
    this.#pin.release()
    if (awayMs > Math.max(80, 2 * frameDurationMs(this.#film.frameRate))) this.#jump()
    else if (this.#video.paused) this.#learning = 'start'
    if (this.#video.paused) void this.sound.play().finally(() => this.#tell())
  }

  #jump() {
    this.#learning = 'jump'
    this.#correcting = null
    this.#setRate(this.#vector.rate)
    this.#playhead.reset()
    this.#video.currentTime = positionAt(this.#vector, this.#clock.now() + this.#jumpMs) / 1000
  }

  /** A few times a second: start, stop at the end of a sequence, and stay in step. */
  #keepUp() {
    if (this.#video.readyState < 1 || !this.#vector.playing || this.#clock.now() < this.#vector.atMs) return
    const nowMs = this.#clock.now()
    if (!this.#moves(nowMs)) return this.#video.paused ? undefined : this.#apply()
    if (this.#video.paused && !this.sound.blocked.get()) return this.#apply()
    if (this.#runs()) this.#stayInStep(nowMs)
  }

  #stayInStep(nowMs: number) {
    const aheadMs = this.#playhead.aheadMs()
    if (aheadMs !== null) this.#learn(aheadMs)
    const audible = !this.#video.muted && this.#video.volume > 0
    const action = correct({ nowMs, aheadMs, rate: this.#vector.rate, correcting: this.#correcting, audible })
    if (action.kind === 'seek') this.#jump()
    if (action.kind === 'rate') {
      this.#correcting = action.untilMs > nowMs ? { untilMs: action.untilMs } : null
      this.#setRate(action.rate)
      this.#playhead.reset()
    }
  }

  #learn(aheadMs: number) {
    if (this.#learning === 'start') this.#startMs = learned(this.#startMs, aheadMs)
    if (this.#learning === 'jump') this.#jumpMs = learned(this.#jumpMs, aheadMs)
    this.#learning = null
  }

  #setRate(rate: number) {
    if (this.#video.playbackRate !== rate) this.#video.playbackRate = rate
  }

  #tell() {
    const status = this.#statusNow()
    const frame = status === 'showing' ? this.#pin.shown() : null
    this.status.set(status)
    const { rev } = this.#vector
    const last = this.report.get()
    if (last.rev === rev && last.frame === frame && last.status === status) return
    this.report.set({ rev, frame, status, oneWayMs: this.#clock.oneWayMs(), startMs: this.#startMs })
  }

  #statusNow(): PlayerStatus {
    if (document.visibilityState === 'hidden') return 'away'
    if (this.sound.blocked.get()) return 'blocked'
    if (this.#video.readyState < 2) return 'loading'
    const nowMs = this.#clock.now()
    if (this.#vector.playing && (nowMs < this.#vector.atMs || this.#moves(nowMs))) {
      return this.#video.readyState < 3 && !this.#video.paused ? 'loading' : 'playing'
    }
    return this.#pin.settled() ? 'showing' : 'loading'
  }
}
