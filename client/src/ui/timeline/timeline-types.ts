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
  /** Shown where there is room, and always read aloud together with when it begins and how long it lasts. */
  label: string
  selected: boolean
}

/** Somebody who has drawn, and in which colour. */
export interface Drawer {
  name: string
  /** A CSS colour that dark ink can be read on. */
  colour: string
}

/** A single moment on the timeline. */
export interface Mark {
  id: string
  atMs: number
  label: string
  kind: 'drawing'
  /** Everybody who drew there, the first first. */
  by?: readonly Drawer[]
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
  /** Name of the row of drawings: "Tegninger". */
  marks: string
  selectionStart: string
  selectionEnd: string
  zoomIn: string
  zoomOut: string
  zoomAll: string
  /** Name of the bar that shows which part of the film is in view: "Udsnit af filmen". */
  overview: string
  /** A time as it is spoken: "18 sekunder", "1 minut og 9 sekunder". */
  spokenTime: (ms: number) => string
  /** Where the film is, as it is spoken: "18 sekunder af 1 minut og 9 sekunder". */
  spokenPosition: (ms: number) => string
  /** A stretch as it is spoken: "fra 18 sekunder til 31 sekunder". */
  spokenSpan: (span: Span) => string
  /** When a sequence begins and how long it lasts: "begynder ved 18 sekunder, varer 13 sekunder". */
  spokenBand: (span: Span) => string
  /** Several drawings that lie close: "3 tegninger, 0:18 til 0:22: Ane og Bo". */
  cluster: (count: number, span: Span, names: readonly string[]) => string
}

/** Calls back with the playhead's place as often as it likes, and returns a way to stop. */
export type SubscribePosition = (listener: (ms: number) => void) => () => void
