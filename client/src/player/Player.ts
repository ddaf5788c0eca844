import { clampFrame, type Film, frameAt, type LineLook, middleOf, type PlayerReport, type Vector } from '@samsyn/shared'
import { createStore } from '../store.ts'
import { fetchedMs } from './fetched.ts'
import { createFramePin } from './frame-pin.ts'
import { recallHabits } from './habits.ts'
import { createInsistence } from './insistence.ts'
import { createLine } from './line.ts'
import { lookAtLine } from './line-look.ts'
import { createMotion } from './motion.ts'
import { createOnScreen } from './on-screen.ts'
import { createPositionTicker } from './position-ticker.ts'
import { createSound } from './sound.ts'
import { nothingToReport, statusOf } from './status.ts'

/** The clock a player lives by: server time now, or at a moment of `performance.now()`. */
export type PlayerClock = { now(localMs?: number): number; oneWayMs(): number }
export type PlayerFilm = Pick<Film, 'frameRate' | 'frameCount' | 'durationMs'>
export type PlayerStatus = PlayerReport['status']

const tickMs = 50
const fetchAgainMs = 1_500

/** Makes a `<video>` agree with a vector: prepared, started on time, kept in step, and standing on the very frame. */
export class Player {
  readonly status = createStore<PlayerStatus>('loading')
  readonly report = createStore<PlayerReport>(nothingToReport)
  /** Whether nothing of the film has been painted since it was asked for. */
  readonly blank = createStore(true)
  /** Something in this browser insists on another speed than the film should have. */
  readonly isMeddledWith = createStore(false)
  readonly sound
  readonly #video: HTMLVideoElement
  readonly #film: PlayerFilm
  readonly #clock: PlayerClock
  readonly #habits = recallHabits()
  readonly #line
  readonly #pin
  readonly #motion
  readonly #screen = createOnScreen()
  readonly #insistence = createInsistence()
  readonly #ticker = createPositionTicker(() => this.positionMs())
  readonly #closing = new AbortController()
  readonly #tick
  #fetching: ReturnType<typeof setTimeout> | undefined

  constructor(video: HTMLVideoElement, film: PlayerFilm, clock: PlayerClock) {
    this.#video = video
    this.#film = film
    this.#clock = clock
    this.#line = createLine(film)
    this.sound = createSound(video)
    this.#pin = createFramePin(video, film, () => this.#settled())
    const parts = { video, pin: this.#pin, line: this.#line, sound: this.sound, habits: this.#habits }
    this.#motion = createMotion({
      ...parts,
      now: localMs => this.#clock.now(localMs),
      changed: () => this.#tell(),
      meddled: () => this.#meddled(),
    })
    this.#listen()
    this.#tick = setInterval(() => this.#keepUp(), tickMs)
  }

  /** From now on the film comes from this address, or from nowhere; its picture is there when the right frame is. */
  load(src: string | null): void {
    clearTimeout(this.#fetching)
    this.#pin.forget()
    this.#screen.forget()
    this.blank.set(true)
    if (src === null) this.#video.removeAttribute('src')
    else this.#video.src = src
    this.#video.load()
    this.#tell()
  }

  /** From now on the film is where this vector says. */
  follow(vector: Vector): void {
    this.#line.set(vector)
    this.#motion.obey()
    this.#tell()
  }

  /** Stops the picture here at once and tells the film time, in ms, of the middle of the frame that is shown. */
  freeze(): number {
    const seen = this.#video.paused ? null : this.#screen.at(performance.now())
    const frame = this.#line.frameWithin(seen ?? this.frame())
    this.#motion.freeze(frame)
    return middleOf(frame, this.#film.frameRate)
  }

  /** The number of the frame on the screen now. */
  frame(): number {
    const inFilm = frameAt(this.#video.currentTime * 1000, this.#film.frameRate)
    return clampFrame(this.#pin.shown() ?? inFilm, this.#film.frameCount)
  }

  /** The film time of what is on the screen now, in ms. */
  shownMs(): number {
    return this.#video.currentTime * 1000
  }

  /** How far ahead of where it should be the moving film is, in ms; null while it does not move. */
  aheadMs(): number | null {
    const nowMs = this.#clock.now()
    const runs = this.#line.movesAt(nowMs) && !this.#video.paused && !this.#motion.isStalled()
    return runs ? this.shownMs() - this.#line.positionAt(nowMs) : null
  }

  /** How much of the film is here, of 1; null when nothing is. */
  fetchedShare(): number | null {
    const share = fetchedMs(this.#video) / this.#film.durationMs
    return share > 0 ? Math.min(1, share) : null
  }

  /** Whether there is any picture of it. */
  hasPicture(): boolean {
    return this.#video.readyState >= 2
  }

  /** Whether the film moves, or will by itself, as the vector has it. */
  isUnderWay(): boolean {
    return this.#line.isUnderWayAt(this.#clock.now())
  }

  /** Whether it stands under somebody's finger until the vector says so too. */
  isFrozen(): boolean {
    return this.#motion.isFrozen()
  }

  /** How the line has served the film so far; `flows`: something of it has just come. */
  lookAtLine(atMs: number, flows: boolean): LineLook {
    const rate = this.isUnderWay() ? this.#line.rate() : 0
    const isLoading = this.status.get() === 'loading'
    const { durationMs } = this.#film
    return lookAtLine(this.#video, { atMs, flows, rev: this.#line.rev(), rate, durationMs, isLoading })
  }

  /** Whether the frame of this film time stands painted. */
  standsAt(positionMs: number): boolean {
    return this.status.get() === 'showing' && this.frame() === frameAt(positionMs, this.#film.frameRate)
  }

  /** The number of the frame that should be on the screen now. */
  targetFrame(): number {
    return this.#line.frameAt(this.#clock.now())
  }

  /** Where the film should be now, in ms, within the film. */
  positionMs(): number {
    return this.#line.positionAt(this.#clock.now())
  }

  /** Calls back on every screen refresh with the position in ms; returns how to stop. */
  onPosition(listener: (positionMs: number) => void): () => void {
    return this.#ticker.listen(listener)
  }

  /** Tries again to play with sound, from a press of the person. */
  allowSound(): void {
    this.sound.allow()
    this.#motion.obey()
  }

  close(): void {
    this.#closing.abort()
    this.#pin.close()
    this.#motion.close()
    clearInterval(this.#tick)
    clearTimeout(this.#fetching)
    this.#ticker.close()
    this.#video.pause()
  }

  #listen() {
    const { signal } = this.#closing
    const on = (event: string, heard: () => void) => this.#video.addEventListener(event, heard, { signal })
    on('loadedmetadata', () => this.#motion.obey())
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
    this.blank.set(true)
    this.#tell()
  }

  /** Every painted frame tells which one stands, and is a look at how the film moves. */
  #lookAtFrames() {
    if (this.#closing.signal.aborted) return
    this.#video.requestVideoFrameCallback((_, { mediaTime, presentationTime, expectedDisplayTime }) => {
      this.#pin.painted(mediaTime * 1000, presentationTime)
      this.#screen.painted(frameAt(mediaTime * 1000, this.#film.frameRate), expectedDisplayTime)
      this.blank.set(false)
      this.#motion.look()
      this.#lookAtFrames()
    })
  }

  #comeBack() {
    if (document.visibilityState === 'visible') this.#motion.obey()
    this.#tell()
  }

  #meddled() {
    if (this.#insistence.happened(performance.now())) this.isMeddledWith.set(true)
  }

  #settled() {
    this.#motion.prepared()
    this.#tell()
  }

  #keepUp() {
    this.#motion.keepUp()
    this.#tell()
  }

  #tell() {
    const status = this.#statusNow()
    const frame = status === 'showing' ? this.#pin.shown() : null
    this.status.set(status)
    const rev = this.#line.rev()
    const last = this.report.get()
    const blank = this.blank.get()
    if (last.rev === rev && last.frame === frame && last.status === status && last.blank === blank) return
    const { startMs, jumpMs: seekMs } = this.#habits
    this.report.set({ rev, frame, status, oneWayMs: this.#clock.oneWayMs(), startMs, seekMs, blank })
  }

  #statusNow(): PlayerStatus {
    const nowMs = this.#clock.now()
    return statusOf({
      hidden: document.visibilityState === 'hidden',
      blocked: this.sound.blocked.get(),
      readyState: this.#video.readyState,
      underWay: this.#line.isUnderWayAt(nowMs),
      begun: this.#line.movesAt(nowMs),
      stalled: this.#motion.isStalled(),
      prepared: this.#pin.settled(),
      running: !this.#video.paused,
    })
  }
}
