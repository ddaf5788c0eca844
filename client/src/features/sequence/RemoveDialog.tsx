import type { Sequence } from '@samsyn/shared'
import { useTranslation } from 'react-i18next'
import { useChange } from '../../app/queries.ts'
import { toasts } from '../../app/toasts.ts'
import { filmTime } from '../../i18n/format.ts'
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx'

type Props = {
  /** The one to be deleted; null when none is. */
  sequence: Sequence | null
  isArranged: boolean
  onClose: () => void
  onRemoved: () => void
}

/** Asks before a sequence is deleted. */
export function RemoveDialog({ sequence, isArranged, onClose, onRemoved }: Props) {
  const { t } = useTranslation()
  const change = useChange('sequence:remove', ['sequence:list'])
  const times = { start: filmTime(sequence?.startMs ?? 0), end: filmTime(sequence?.endMs ?? 0) }

  function remove() {
    if (!sequence || change.isPending) return
    const { recordingId, id } = sequence
    change.mutate(
      { recordingId, id },
      {
        onSuccess() {
          toasts.add({ text: t('sequence.remove.done') })
          // The dialog gives the focus back to the button that opened it, which has gone with its sequence.
          requestAnimationFrame(onRemoved)
        },
        onError: error => toasts.add({ text: t(`errors.${error.code}`), tone: 'problem' }),
        onSettled: onClose,
      },
    )
  }

  return (
    <ConfirmDialog
      isOpen={sequence !== null}
      title={t('sequence.remove.title')}
      confirmText={t('sequence.remove.confirm')}
      cancelText={t('common.cancel')}
      tone="danger"
      onConfirm={remove}
      onCancel={onClose}
    >
      <p>{t(isArranged ? 'sequence.remove.whyArranged' : 'sequence.remove.why', times)}</p>
    </ConfirmDialog>
  )
}
