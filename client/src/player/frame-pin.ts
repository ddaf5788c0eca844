import { frameAt, middleOf } from '@samsyn/shared'
import type { PlayerFilm } from './Player.ts'

const patienceMs = 300

/** Holds a standing video on one frame: seeks to the frame's middle and looks again until that very frame is painted. */
export function createFramePin(video: HTMLVideoElement, film: PlayerFilm, changed: () => void) {
  const closing = new AbortController()
  let wanted: number | null = null
  let aimed: number | null = null
  let shown: number | null = null
  let patience: ReturnType<typeof setTimeout> | undefined

  /** One seek at a time: a held key asks for many frames, and only the last one matters. */
  function aim() {
    if (wanted === null || video.seeking) return
    if (isThere(wanted)) return changed()
    aimed = wanted
    video.currentTime = middleOf(wanted, film.frameRate) / 1000
  }

  function arrived() {
    if (wanted !== aimed) return aim()
    clearTimeout(patience)
    // No paint is announced when the right picture was there already: then the place in the film tells.
    patience = setTimeout(() => painted(video.currentTime * 1000), patienceMs)
  }

  function isThere(frame: number): boolean {
    return shown === frame && frameAt(video.currentTime * 1000, film.frameRate) === frame
  }

  function painted(mediaMs: number) {
    shown = frameAt(mediaMs, film.frameRate)
    if (wanted === null || video.seeking) return
    clearTimeout(patience)
    if (!isThere(wanted)) return aim()
    changed()
  }

  video.addEventListener('seeked', arrived, { signal: closing.signal })
  return {
    painted,
    to(frame: number) {
      wanted = frame
      aim()
    },
    /** The video may move again. */
    release() {
      wanted = null
      clearTimeout(patience)
    },
    shown: () => shown,
    settled: () => wanted !== null && !video.seeking && isThere(wanted),
    close() {
      clearTimeout(patience)
      closing.abort()
    },
  }
}
