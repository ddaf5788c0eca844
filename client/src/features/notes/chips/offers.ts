import { filmTime } from '../../../i18n/format.ts'
import { type NoteHands, thingsOf } from '../note-hands.ts'
import type { Attrs, ChipFace } from './chip.ts'
import { sequenceTitle } from './kinds.ts'

/** Something that can be put into the line from the list. */
export type Offer = {
  id: string
  label: string
  shape?: ChipFace['shape']
  type: string
  attrs: Attrs
}

export type OfferWords = {
  timeNow(filmMs: number): string
  sequenceNow(title: string): string
  stillNow(filmMs: number): string
}

/** What the list offers for what is typed after the @: what is at hand first, then the other sequences and the development points. */
export function offersFor(query: string, hands: NoteHands, words: OfferWords): Offer[] {
  const wanted = query.trim().toLocaleLowerCase('da')
  return everything(hands, words).filter(({ label }) => label.toLocaleLowerCase('da').includes(wanted))
}

function everything(hands: NoteHands, words: OfferWords): Offer[] {
  const { sequences, sequenceId, points } = thingsOf(hands)
  const filmMs = Math.round(hands.now())
  const still = hands.meeting?.still()
  const sequenceOffers = sequences.map(sequence => {
    const title = sequenceTitle(sequence)
    const label = sequence.id === sequenceId ? words.sequenceNow(title) : `${title} (${filmTime(sequence.startMs)})`
    return {
      id: sequence.id,
      label,
      shape: sequence.kind,
      type: 'sequenceChip',
      attrs: { sequenceId: sequence.id, label: title },
    }
  })
  const isNow = ({ id }: { id: string }) => id === sequenceId
  return [
    { id: 'time', label: words.timeNow(filmMs), type: 'timeChip', attrs: { filmMs } },
    ...sequenceOffers.filter(isNow),
    ...(still ? [stillOffer(still, words)] : []),
    ...sequenceOffers.filter(offer => !isNow(offer)),
    ...points.map(({ id, text }) => ({
      ...{ id, label: text, shape: 'point' as const, type: 'pointChip' },
      attrs: { pointId: id, label: text },
    })),
  ]
}

const stillOffer = (still: { filmMs: number }, words: OfferWords): Offer => ({
  ...{ id: 'still', label: words.stillNow(still.filmMs), shape: 'still', type: 'stillChip' },
  attrs: { ...still },
})
