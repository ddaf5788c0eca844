import type { RecordingId } from '@samsyn/shared'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { useDiscard } from './useDiscard.ts'

/** What is deleted: a film, one that lacks something, what has been sent of one, or a recording of which nothing has come. */
type What = 'film' | 'part' | 'upload' | 'nothing'

const wordsFor = {
  film: { go: 'recording.discard.go', title: 'recording.discard.title', why: 'recording.discard.why' },
  part: { go: 'recording.discard.again', title: 'recording.discard.title', why: 'recording.discard.why' },
  upload: { go: 'recording.upload.cancel', title: 'recording.discard.uploadTitle', why: 'recording.discard.uploadWhy' },
  nothing: {
    go: 'recording.unfinished.remove',
    title: 'recording.unfinished.removeTitle',
    why: 'recording.unfinished.removeWhy',
  },
} as const

/** Deletes a film, or what has been sent of it, after asking. */
export function Discard({ recordingId, what }: { recordingId: RecordingId; what: What }) {
  const { t } = useTranslation()
  const [asking, setAsking] = useState(false)
  const { discard, busy, error } = useDiscard(recordingId)
  const { go, title, why } = wordsFor[what]
  const isFilm = what === 'film' || what === 'part'
  return (
    <>
      <Button
        className="recording-discard"
        variant={what === 'nothing' ? 'secondary' : 'quiet'}
        isDisabled={busy}
        onPress={() => setAsking(true)}
        data-testid="discard"
      >
        {t(go)}
      </Button>
      {error ? <Notice tone="problem" title={t(`errors.${error.code}`)} live /> : null}
      <ConfirmDialog
        isOpen={asking}
        title={t(title)}
        confirmText={isFilm ? t('recording.discard.confirm') : t(go)}
        cancelText={t('common.cancel')}
        tone="danger"
        onConfirm={() => {
          setAsking(false)
          discard()
        }}
        onCancel={() => setAsking(false)}
      >
        <p>{t(why)}</p>
      </ConfirmDialog>
    </>
  )
}
