import { frameAt, frameDurationMs, middleOf } from '@samsyn/shared'
import type { PlayerFilm } from './Player.ts'

const patienceMs = 250
const tries = 4
/** Where in the frame to seek, in parts of a frame from its middle: never the same place twice, so that the browser paints again. */
const nudges = [0, 0.2, -0.2, 0.1, -0.1]

/** Holds a standing video on one frame: seeks to the frame's middle and looks again until that very frame is painted. */
export function createFramePin(video: HTMLVideoElement, film: PlayerFilm, changed: () => void) {
  const closing = new AbortController()
  let wanted: number | null = null
  let aimed: number | null = null
  let aimedMs = 0
  let shown: number | null = null
  let attempt = 0
  let patience: ReturnType<typeof setTimeout> | undefined

  /** One seek at a time: a held key asks for many frames, and only the last one matters. */
  function aim() {
    if (wanted === null || video.seeking) return
    if (isThere(wanted)) return changed()
    attempt = wanted === aimed ? attempt + 1 : 0
    aimed = wanted
    aimedMs = performance.now()
    const nudgeMs = (nudges[attempt % nudges.length] ?? 0) * frameDurationMs(film.frameRate)
    video.currentTime = (middleOf(wanted, film.frameRate) + nudgeMs) / 1000
  }

  function arrived() {
    if (wanted === null) return
    if (wanted !== aimed || isThere(wanted)) return aim()
    clearTimeout(patience)
    patience = setTimeout(unpainted, patienceMs)
  }

  /** No paint was announced: it is asked for again, and where none ever is, the place in the film tells. */
  function unpainted() {
    if (attempt < tries) return aim()
    painted(video.currentTime * 1000, performance.now())
  }

  function isThere(frame: number): boolean {
    return shown === frame && frameAt(video.currentTime * 1000, film.frameRate) === frame
  }

  function painted(mediaMs: number, atMs: number) {
    // What was on its way to the screen before the seek says nothing about what the seek has brought there.
    if (wanted !== null && atMs < aimedMs) return
    shown = frameAt(mediaMs, film.frameRate)
    if (wanted === null || video.seeking) return
    clearTimeout(patience)
    if (!isThere(wanted)) return aim()
    changed()
  }

  video.addEventListener('seeked', arrived, { signal: closing.signal })
  return {
    /** A frame with this media time was given to the screen at this moment of `performance.now()`, both in ms. */
    painted,
    /** Goes to a frame. One that has just been running must be painted anew: what stands may be the next one already. */
    to(frame: number, { anew = false } = {}) {
      if (anew) shown = null
      if (wanted !== frame) aimed = null
      wanted = frame
      aim()
    },
    /** The video may move again. */
    release() {
      wanted = null
      clearTimeout(patience)
    },
    shown: () => shown,
    /** Nothing that was painted before counts any more. */
    forget() {
      shown = null
      aimed = null
      clearTimeout(patience)
    },
    settled: () => wanted !== null && !video.seeking && isThere(wanted),
    close() {
      clearTimeout(patience)
      closing.abort()
    },
  }
}
