import type { Recording } from '@samsyn/shared'
import { Pause, Play } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { language } from '../../i18n/i18n.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { ProgressBar } from '../../ui/ProgressBar.tsx'
import { Row } from '../../ui/Stack.tsx'
import { useStore } from '../../useStore.ts'
import { Discard } from './Discard.tsx'
import { sizeText } from './pace.ts'
import type { Upload, UploadState } from './upload.ts'
import { useBeginFilm } from './useBeginFilm.ts'
import { useDiscard } from './useDiscard.ts'
import { useTimeLeftText } from './useTimeLeft.ts'

/** A film on its way from this window. */
export function UploadRunning({ recording, upload }: { recording: Recording; upload: Upload }) {
  const { t } = useTranslation()
  const state = useStore(upload.state)
  const { phase, sentBytes, totalBytes } = state
  const remaining = useRemaining(state)
  const part = totalBytes > 0 ? sentBytes / totalBytes : 0
  const amount = {
    percent: Math.floor(part * 100),
    sent: sizeText(sentBytes, language()),
    total: sizeText(totalBytes, language()),
  }
  if (phase === 'done') return <p role="status">{t('recording.upload.sent')}</p>
  const moves = phase === 'sending' || phase === 'waiting'
  return (
    <>
      <ProgressBar
        label={t('recording.upload.label')}
        value={part}
        valueText={t('recording.upload.amount', amount)}
        {...(phase === 'sending' && { remainingText: remaining })}
        data-testid="upload-progress"
      />
      <UploadNotice state={state} />
      {phase === 'sending' ? <p className="ui-muted ui-small">{t('recording.upload.mayGo')}</p> : null}
      <Row>
        {state.code === 'upload-damaged' ? (
          <BeginAgain recording={recording} file={upload.file} />
        ) : moves ? (
          <Button icon={Pause} onPress={upload.pause} data-testid="upload-pause">
            {t('recording.upload.pause')}
          </Button>
        ) : (
          <Button icon={Play} variant="primary" onPress={upload.goOn} data-testid="upload-go-on">
            {t('recording.upload.goOn')}
          </Button>
        )}
        <Discard recordingId={recording.id} what="upload" />
      </Row>
    </>
  )
}

/** What has come is of no use: the same file is sent anew. */
function BeginAgain({ recording, file }: { recording: Recording; file: File }) {
  const { t } = useTranslation()
  const { begin } = useBeginFilm(recording.cycleId)
  const { discardAnd, busy, error } = useDiscard(recording.id)
  return (
    <>
      <Button
        variant="primary"
        isDisabled={busy}
        onPress={() => discardAnd(() => begin(file))}
        data-testid="upload-again"
      >
        {t('recording.upload.again')}
      </Button>
      {error ? <Notice tone="problem" title={t(`errors.${error.code}`)} live /> : null}
    </>
  )
}

function UploadNotice({ state: { phase, code } }: { state: UploadState }) {
  const { t } = useTranslation()
  if (phase === 'failed') {
    return (
      <Notice tone="problem" title={t('recording.upload.failedTitle')} live>
        {t(`errors.${code ?? 'internal'}`)}
      </Notice>
    )
  }
  if (phase === 'paused') {
    return <Notice title={t('recording.upload.pausedTitle')}>{t('recording.upload.pausedWhy')}</Notice>
  }
  if (phase !== 'waiting') return null
  return (
    <Notice tone="attention" title={t('recording.upload.waitingTitle')} live data-testid="upload-waiting">
      {t('recording.upload.waitingWhy')}
    </Notice>
  )
}

function useRemaining({ remainingMs, bytesPerS }: UploadState): string {
  const { t } = useTranslation()
  const left = useTimeLeftText(bytesPerS === null ? null : remainingMs)
  if (remainingMs === null || bytesPerS === null) return left
  return `${left} · ${t('recording.upload.speed', { size: sizeText(bytesPerS, language()) })}`
}
