import { useTranslation } from 'react-i18next'
import { filmTime } from '../../../i18n/format.ts'
import { language } from '../../../i18n/i18n.ts'
import { Button } from '../../../ui/Button.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { sizeText } from '../pace.ts'
import { elapsedMs } from './elapsed.ts'
import type { SendingState } from './sending.ts'
import type { Take } from './take.ts'
import { useNow, useTakeState } from './useTake.ts'

/** Over the picture: that it records, in red and in words, and for how long. */
export function TakeClock({ take }: { take: Take }) {
  const { t } = useTranslation()
  const { phase, elapsed } = useTakeState(take)
  const nowMs = useNow(250, phase === 'recording')
  return (
    <div className="capture-clock" data-phase={phase} data-testid="capture-clock">
      <span className="capture-clock-dot" aria-hidden="true" />
      <span role="status">{t(`recording.capture.phase.${phase}`)}</span>
      <span className="ui-time">{filmTime(elapsedMs(elapsed, Math.max(nowMs, elapsed.sinceMs ?? 0)))}</span>
    </div>
  )
}

/** How the sending stands: what is safe already, and what waits. */
export function SendingStatus({ sending, onGoOn }: { sending: SendingState; onGoOn: () => void }) {
  const { t } = useTranslation()
  const { phase, sentBytes, heldBytes, code } = sending
  const sizes = { sent: sizeText(sentBytes, language()), held: sizeText(heldBytes, language()) }
  if (phase === 'failed') {
    return (
      <Notice tone="problem" title={t('recording.capture.failedTitle')} live data-testid="capture-failed">
        {t(`errors.${code ?? 'internal'}`)}
      </Notice>
    )
  }
  if (phase === 'waiting') {
    const again = <Button onPress={onGoOn}>{t('common.tryAgain')}</Button>
    return (
      <Notice
        tone="attention"
        title={t('recording.capture.waitingTitle')}
        action={again}
        live
        data-testid="capture-waiting"
      >
        {t('recording.capture.waitingWhy', sizes)}
      </Notice>
    )
  }
  return (
    <p className="ui-muted ui-small" data-testid="capture-sent" data-bytes={sentBytes}>
      {t('recording.capture.sent', sizes)}
    </p>
  )
}
