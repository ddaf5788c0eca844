import { type Film, frameAt, type RecordingId, type Stroke } from '@samsyn/shared'
import type { Readable } from '../../store.ts'
import { tileAt } from '../../ui/timeline/geometry.ts'

/** The film that stills are cut from, and what is drawn on it. */
export type StillFilm = {
  recordingId: RecordingId
  film: Pick<Film, 'frameRate' | 'storyboard'>
  strokes: Readable<readonly Stroke[]>
}

/** Where a still stands in the sheet of the film's small pictures, in the sheet's pixels, and the frame drawn on. */
export type StillPlace = {
  frame: number
  x: number
  y: number
  width: number
  height: number
  sheet: { width: number; height: number }
}

/** The small picture nearest to a moment of this film; null when it is of another film or there is none. */
export function placeOf(
  still: { recordingId: string; filmMs: number },
  { recordingId, film }: StillFilm,
): StillPlace | null {
  const { storyboard, frameRate } = film
  const { columns, rows, count, tileWidth: width, tileHeight: height } = storyboard
  if (still.recordingId !== recordingId || count < 1 || !Number.isFinite(still.filmMs)) return null
  const { column, row } = tileAt(still.filmMs, storyboard)
  return {
    frame: frameAt(still.filmMs, frameRate),
    x: column * width,
    y: row * height,
    width,
    height,
    sheet: { width: columns * width, height: rows * height },
  }
}
