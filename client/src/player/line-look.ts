import type { LineLook } from '@samsyn/shared'
import { fetchedTo } from './fetched.ts'

/** With so much of the film ahead, what is waited for is not the line. */
const nothingMs = 500

/** What a player knows when its line is looked at. */
type Known = Pick<LineLook, 'atMs' | 'rev' | 'rate'> & {
  durationMs: number
  /** Something of the film has just come. */
  flows: boolean
  isLoading: boolean
}

/** How the line has served the film in a `<video>` so far. */
export function lookAtLine(
  video: HTMLVideoElement,
  { atMs, rev, rate, durationMs, flows, isLoading }: Known,
): LineLook {
  const shownMs = video.currentTime * 1000
  const fetchedToMs = fetchedTo(video)
  const aheadMs = fetchedToMs - shownMs
  const leftMs = Math.max(0, durationMs - shownMs)
  // The index that comes first is as long for every rendition.
  const isIndexed = video.readyState > 0
  const waits = flows && isIndexed && isLoading && aheadMs < Math.min(nothingMs, leftMs)
  return { atMs, rev, rate, fetchedToMs, aheadMs, leftMs, waits }
}
