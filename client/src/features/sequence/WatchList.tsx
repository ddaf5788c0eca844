import { dimensionLabel, inMeetingOrder, type Manual, type Sequence, type SequenceId } from '@samsyn/shared'
import { useTranslation } from 'react-i18next'
import { language } from '../../i18n/i18n.ts'
import { WatchItem } from './WatchItem.tsx'
import { titleOf } from './words.ts'
import './SequenceList.css'

export type WatchHands = {
  onPlay: (sequence: Sequence) => void
  onLoop: (sequence: Sequence) => void
}

type Props = WatchHands & {
  manual: Manual
  sequences: readonly Sequence[]
  /** The one that is on the film now. */
  shownId: SequenceId | null
  isLooping: boolean
  /** It has come to its end and stands there. */
  isOver: boolean
}

/** The sequences in the order the meeting shows them, to be played and read; nothing is written here. */
export function WatchList({ manual, sequences, shownId, isLooping, isOver, onPlay, onLoop }: Props) {
  const { t } = useTranslation()
  return (
    <ol className="sequence-list__items" data-testid="watch-list" aria-label={t('watching.sequences')}>
      {inMeetingOrder(sequences).map(sequence => {
        const isShown = sequence.id === shownId
        return (
          <WatchItem
            key={sequence.id}
            sequence={sequence}
            title={titleOf(sequence, manual, language())}
            dimension={dimensionLabel(manual, sequence.dimension, language())}
            isShown={isShown}
            isLooping={isShown && isLooping}
            isOver={isShown && isOver}
            onPlay={() => onPlay(sequence)}
            onLoop={() => onLoop(sequence)}
          />
        )
      })}
    </ol>
  )
}
