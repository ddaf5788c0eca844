import { changedTo, lineAt, looked, type Rendition } from '@samsyn/shared'
import type { Player } from './Player.ts'

/** How long after the last byte one still says that something comes. */
const flowsMs = 2_000

/** Judges by the film in view which rendition its line can carry. Moments are of `performance.now()`. */
export function createLineWatch(videos: readonly HTMLVideoElement[], begin: Rendition, beginMs: number) {
  const listening = new AbortController()
  const flowedMs = new Map<number, number>()
  let line = lineAt(begin, beginMs)
  for (const [index, video] of videos.entries())
    video.addEventListener('progress', () => flowedMs.set(index, performance.now()), { signal: listening.signal })

  return {
    /** One look at the player of this video; which rendition should be seen. */
    look(player: Player, index: number, atMs: number): Rendition {
      const flows = atMs - (flowedMs.get(index) ?? Number.NEGATIVE_INFINITY) < flowsMs
      line = looked(line, player.lookAtLine(atMs, flows))
      return line.wanted
    },
    /** Another rendition is seen from now on. */
    changed(to: Rendition, atMs: number) {
      line = changedTo(line, to, atMs)
    },
    close: () => listening.abort(),
  }
}
