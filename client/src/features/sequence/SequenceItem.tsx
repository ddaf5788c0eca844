import { dimensionLabel, type Manual, type Sequence } from '@samsyn/shared'
import { ArrowDown, ArrowUp, Pencil, Play, Repeat, Trash2 } from 'lucide-react'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { filmTime } from '../../i18n/format.ts'
import { language } from '../../i18n/i18n.ts'
import { KindTag } from '../../ui/Badge.tsx'
import { IconButton } from '../../ui/IconButton.tsx'

export type ItemActions = {
  onPlay: (sequence: Sequence, loop: boolean) => void
  onEdit: (sequence: Sequence) => void
}

type Props = ItemActions & {
  sequence: Sequence
  manual: Manual
  /** Shown on the film and the timeline now. */
  isShown: boolean
  isLooping: boolean
  canMove: { up: boolean; down: boolean }
  onMove: (sequence: Sequence, by: -1 | 1) => void
  onRemove: (sequence: Sequence) => void
}

/** One sequence in the list: when, what kind, what about, the question, and what can be done with it. */
export function SequenceItem(props: Props) {
  const { sequence, manual, isShown, isLooping, canMove, onPlay, onEdit, onMove, onRemove } = props
  const { t } = useTranslation()
  const item = useRef<HTMLLIElement>(null)
  const dimension = dimensionLabel(manual, sequence.dimension, language())
  const title = sequence.title || dimension
  useEffect(() => {
    if (isShown) item.current?.scrollIntoView({ block: 'nearest' })
  }, [isShown])

  /** Alt with the arrows moves, as in other lists that can be ordered. */
  function onKey(event: KeyboardEvent) {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
    event.preventDefault()
    onMove(sequence, event.key === 'ArrowUp' ? -1 : 1)
  }

  return (
    <li
      ref={item}
      className="sequence-item"
      data-shown={isShown || undefined}
      data-testid={`sequence-${sequence.id}`}
      onKeyDownCapture={onKey}
    >
      <div className="sequence-item__head">
        <KindTag kind={sequence.kind}>{t(`sequence.kinds.${sequence.kind}`)}</KindTag>
        <span className="ui-time sequence-item__time">
          {filmTime(sequence.startMs)}–{filmTime(sequence.endMs)}
        </span>
      </div>
      <h3 className="sequence-item__title">{title}</h3>
      {sequence.title ? <p className="ui-meta">{dimension}</p> : null}
      <p className="sequence-item__question">
        {sequence.question || <em className="ui-muted">{t('sequence.item.noQuestion')}</em>}
      </p>
      {sequence.damaged ? <p className="ui-small">{t('sequence.item.damaged')}</p> : null}
      <div className="sequence-item__actions">
        <IconButton
          label={t('sequence.item.play', { title })}
          icon={Play}
          size="compact"
          onPress={() => onPlay(sequence, false)}
          data-testid="sequence-play"
        />
        <IconButton
          label={t('sequence.item.loop', { title })}
          icon={Repeat}
          size="compact"
          pressed={isShown && isLooping}
          onPress={() => onPlay(sequence, !(isShown && isLooping))}
          data-testid="sequence-loop"
        />
        <span className="sequence-item__space" />
        <IconButton
          label={t('sequence.item.up', { title })}
          icon={ArrowUp}
          size="compact"
          isDisabled={!canMove.up}
          onPress={() => onMove(sequence, -1)}
          data-testid="sequence-up"
        />
        <IconButton
          label={t('sequence.item.down', { title })}
          icon={ArrowDown}
          size="compact"
          isDisabled={!canMove.down}
          onPress={() => onMove(sequence, 1)}
          data-testid="sequence-down"
        />
        <IconButton
          label={t('sequence.item.edit', { title })}
          icon={Pencil}
          size="compact"
          onPress={() => onEdit(sequence)}
          data-testid="sequence-edit"
        />
        <IconButton
          label={t('sequence.item.remove', { title })}
          icon={Trash2}
          size="compact"
          onPress={() => onRemove(sequence)}
          data-testid="sequence-remove"
        />
      </div>
    </li>
  )
}
