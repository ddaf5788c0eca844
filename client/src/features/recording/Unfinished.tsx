import type { Recording } from '@samsyn/shared'
import { useTranslation } from 'react-i18next'
import { language } from '../../i18n/i18n.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Row } from '../../ui/Stack.tsx'
import { useStore } from '../../useStore.ts'
import type { Sending } from './capture/sending.ts'
import { SendingStatus } from './capture/TakeStatus.tsx'
import { useTakes } from './capture/takes.ts'
import { Discard } from './Discard.tsx'
import { sizeText } from './pace.ts'

/** A recording that was made here and never ended: it can be finished as far as it came. */
export function Unfinished({ recording, mayUpload }: { recording: Recording; mayUpload: boolean }) {
  const { t } = useTranslation()
  const { sendings, finish } = useTakes()
  const sending = useStore(sendings).get(recording.id)
  const sent = sizeText(recording.receivedBytes, language())
  if (!mayUpload) return <p role="status">{t('recording.unfinished.onItsWay')}</p>
  if (sending) return <Finishing recording={recording} sending={sending} />
  return (
    <>
      <Notice tone="attention" title={t('recording.unfinished.title')} data-testid="capture-unfinished">
        {t('recording.unfinished.why', { sent })}
      </Notice>
      <Row>
        {recording.receivedBytes > 0 ? (
          <Button variant="primary" onPress={() => void finish(recording.id)} data-testid="capture-finish">
            {t('recording.unfinished.finish')}
          </Button>
        ) : null}
        <Discard recordingId={recording.id} what="upload" />
      </Row>
    </>
  )
}

function Finishing({ recording, sending }: { recording: Recording; sending: Sending }) {
  const { t } = useTranslation()
  const state = useStore(sending.state)
  return (
    <>
      <p role="status">{t('recording.capture.ending')}</p>
      <SendingStatus sending={state} onGoOn={sending.goOn} />
      <Row>
        <Discard recordingId={recording.id} what="upload" />
      </Row>
    </>
  )
}
