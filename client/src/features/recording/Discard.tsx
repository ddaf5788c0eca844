import type { RecordingId } from '@samsyn/shared'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { useDiscard } from './useDiscard.ts'

/** Deletes a film, or what has been sent of it, after asking. */
export function Discard({ recordingId, what }: { recordingId: RecordingId; what: 'upload' | 'film' | 'part' }) {
  const { t } = useTranslation()
  const [asking, setAsking] = useState(false)
  const { discard, busy, error } = useDiscard(recordingId)
  const isUpload = what === 'upload'
  return (
    <>
      <Button
        className="recording-discard"
        variant="quiet"
        isDisabled={busy}
        onPress={() => setAsking(true)}
        data-testid="discard"
      >
        {isUpload
          ? t('recording.upload.cancel')
          : t(what === 'part' ? 'recording.discard.again' : 'recording.discard.go')}
      </Button>
      {error ? <Notice tone="problem" title={t(`errors.${error.code}`)} live /> : null}
      <ConfirmDialog
        isOpen={asking}
        title={isUpload ? t('recording.discard.uploadTitle') : t('recording.discard.title')}
        confirmText={isUpload ? t('recording.upload.cancel') : t('recording.discard.confirm')}
        cancelText={t('common.cancel')}
        tone="danger"
        onConfirm={() => {
          setAsking(false)
          discard()
        }}
        onCancel={() => setAsking(false)}
      >
        <p>{isUpload ? t('recording.discard.uploadWhy') : t('recording.discard.why')}</p>
      </ConfirmDialog>
    </>
  )
}
