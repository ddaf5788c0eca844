import { filmTime } from '../../../i18n/format.ts'
import { type NoteHands, thingsOf } from '../note-hands.ts'
import type { Attrs, ChipKind } from './chip.ts'

const text = (value: unknown) => (typeof value === 'string' ? value : '')
const ms = (value: unknown) => (typeof value === 'number' ? value : 0)
const sequenceOf = (hands: NoteHands, attrs: Attrs) =>
  thingsOf(hands).sequences.find(({ id }) => id === attrs.sequenceId)
const stillOf = (attrs: Attrs) => ({ recordingId: text(attrs.recordingId), filmMs: ms(attrs.filmMs) })

/** What a sequence is called in the notes: its title, or where it begins. */
export const sequenceTitle = ({ title, startMs }: { title: string; startMs: number }) => title || filmTime(startMs)

/** A time of the film; pressing it goes there. */
export const timeChip: ChipKind = {
  name: 'timeChip',
  attributes: { filmMs: 'number' },
  face: ({ filmMs }, { words }) => ({ text: filmTime(ms(filmMs)), spoken: words.goTo(ms(filmMs)) }),
  press: ({ filmMs }, hands) => hands.goTo(ms(filmMs)),
}

/** A sequence, by its title and kind; pressing it shows it. */
export const sequenceChip: ChipKind = {
  name: 'sequenceChip',
  attributes: { sequenceId: 'text', label: 'text' },
  face(attrs, { hands, words }) {
    const sequence = sequenceOf(hands, attrs)
    if (!sequence) return { text: text(attrs.label), spoken: words.gone(text(attrs.label)), gone: true }
    const title = sequenceTitle(sequence)
    return { text: title, spoken: words.showSequence(title), shape: sequence.kind }
  },
  press: ({ sequenceId }, hands) => hands.meeting?.showSequence(text(sequenceId)),
}

/** A standing picture with what is drawn on it; pressing it goes there. */
export const stillChip: ChipKind = {
  name: 'stillChip',
  attributes: { recordingId: 'text', filmMs: 'number' },
  face(attrs, { hands, words }) {
    const still = stillOf(attrs)
    const drawn = hands.meeting?.isDrawn(still) ?? false
    return {
      text: words.still(still.filmMs),
      spoken: words.showStill(still.filmMs, drawn),
      shape: drawn ? 'drawn' : 'still',
    }
  },
  press: (attrs, hands) => hands.meeting?.showStill(stillOf(attrs)),
  still: stillOf,
}

/** A development point, in its words of now. There is nowhere to go: it says what it is. */
export const pointChip: ChipKind = {
  name: 'pointChip',
  attributes: { pointId: 'text', label: 'text' },
  face(attrs, { hands, words }) {
    const point = thingsOf(hands).points.find(({ id }) => id === attrs.pointId)
    if (!point) return { text: text(attrs.label), spoken: words.gone(text(attrs.label)), gone: true }
    return { text: point.text, spoken: words.point(point.text), shape: 'point' }
  },
  press: () => {},
}

export const chipKinds: readonly ChipKind[] = [timeChip, sequenceChip, stillChip, pointChip]
