import type { Kind } from '../KindShape.tsx'

/** One picture that holds many small ones, taken at even intervals from the film. */
export interface Storyboard {
  url: string
  columns: number
  rows: number
  count: number
  tileWidth: number
  tileHeight: number
  intervalMs: number
}

/** A sequence on the timeline. */
export interface Band {
  id: string
  startMs: number
  endMs: number
  kind: Kind
  /** Shown where there is room, and always read aloud: "Looking good: Han tøver, 0:18 til 0:31". */
  label: string
  selected: boolean
}

/** A single moment on the timeline. */
export interface Mark {
  id: string
  atMs: number
  label: string
  kind: 'drawing'
}

export interface Span {
  startMs: number
  endMs: number
}

export interface TimelineTexts {
  /** Name of the slider: "Sted i filmen". */
  seek: string
  /** Name of the row of sequences: "Sekvenser". */
  bands: string
  selectionStart: string
  selectionEnd: string
  /** A time as it is spoken: "18 sekunder", "1 minut og 9 sekunder". */
  spokenTime: (ms: number) => string
}

/** Calls back with the playhead's place as often as it likes, and returns a way to stop. */
export type SubscribePosition = (listener: (ms: number) => void) => () => void
