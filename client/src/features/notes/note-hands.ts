import type { SequenceKind } from '@samsyn/shared'
import type { ReactElement } from 'react'
import type { Readable } from '../../store.ts'

/** A standing picture of a film: where it stands is what is drawn on it. */
export type Still = { recordingId: string; filmMs: number }

/** Makes the small picture of a still; null when there is none. Calls `onMissing` when it cannot be had after all. */
export type PictureOf = (still: Still, onMissing: () => void) => ReactElement | null

/** What a chip can point to, as it is now. */
export type NoteThings = {
  sequences: readonly { id: string; title: string; kind: SequenceKind; startMs: number }[]
  /** The sequence that is shown now. */
  sequenceId: string | null
  points: readonly { id: string; text: string }[]
}

/** What the notes can do with the meeting around them. */
export type MeetingHands = {
  things: Readable<NoteThings>
  /** Whether the film stands still now. */
  stands(): boolean
  still(): Still
  isDrawn(still: Still): boolean
  picture: PictureOf
  showSequence(sequenceId: string): void
  showStill(still: Still): void
}

/** What the notes can do with the film, and with the meeting when there is one around them. */
export type NoteHands = {
  /** The film time now, in ms. */
  now(): number
  goTo(filmMs: number): void
  meeting?: MeetingHands | undefined
}

const nothing: NoteThings = { sequences: [], sequenceId: null, points: [] }

/** What chips can point to now. */
export const thingsOf = ({ meeting }: NoteHands): NoteThings => meeting?.things.get() ?? nothing
