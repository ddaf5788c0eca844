import type { AppError, Manual, RecordingId, Sequence, SequenceId } from '@samsyn/shared'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { toasts } from '../../app/toasts.ts'
import { language } from '../../i18n/i18n.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx'
import { adviceOn } from './list.ts'
import { RemoveDialog } from './RemoveDialog.tsx'
import { type ItemActions, SequenceItem } from './SequenceItem.tsx'
import { useOrder } from './useOrder.ts'
import { titleOf } from './words.ts'
import './SequenceList.css'

export type SequenceListProps = ItemActions & {
  recordingId: RecordingId
  manual: Manual
  sequences: readonly Sequence[]
  shownId: SequenceId | null
  isLooping: boolean
  isArranged: boolean
}

/** The sequences in the order the meeting shows them. */
export function SequenceList(props: SequenceListProps) {
  const { recordingId, manual, sequences, shownId, isLooping, isArranged, ...actions } = props
  const { t } = useTranslation()
  const list = useRef<HTMLOListElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const [told, setTold] = useState('')
  const [removing, setRemoving] = useState<Sequence | null>(null)
  const failed = (error: AppError) => toasts.add({ text: t(`errors.${error.code}`), tone: 'problem' })
  const { shown, move, canMove } = useOrder(recordingId, sequences, list, failed)

  function onMove(sequence: Sequence, by: -1 | 1) {
    const place = move(sequence.id, by)
    const title = titleOf(sequence, manual, language())
    if (place) setTold(t('sequence.item.moved', { title, place, count: shown.length }))
  }

  return (
    <div className="sequence-list">
      <h2 ref={heading} tabIndex={-1} className="sequence-list__title">
        {t('sequence.list.title')}
      </h2>
      {shown.length === 0 ? <NoneYet /> : <p className="ui-meta">{t('sequence.list.goodFirst')}</p>}
      <ol ref={list} className="sequence-list__items">
        {shown.map(sequence => (
          <SequenceItem
            key={sequence.id}
            {...actions}
            sequence={sequence}
            manual={manual}
            isShown={sequence.id === shownId}
            isLooping={isLooping}
            canMove={canMove(sequence.id)}
            onMove={onMove}
            onRemove={setRemoving}
          />
        ))}
      </ol>
      {adviceOn(sequences).map(advice => (
        <Notice key={advice} title={t(`sequence.advice.${advice}`)} />
      ))}
      <VisuallyHidden>
        <span role="status">{told}</span>
      </VisuallyHidden>
      <RemoveDialog
        sequence={removing}
        isArranged={isArranged}
        onClose={() => setRemoving(null)}
        onRemoved={() => heading.current?.focus()}
      />
    </div>
  )
}

function NoneYet() {
  const { t } = useTranslation()
  return (
    <EmptyState title={t('sequence.list.empty')} level={3} data-testid="no-sequences">
      <p className="sequence-list__for-keys">{t('sequence.list.emptyHow')}</p>
      <p className="sequence-list__for-touch">{t('sequence.list.emptyTouch')}</p>
    </EmptyState>
  )
}
