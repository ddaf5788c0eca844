import type { ErrorCode, Recording } from '@samsyn/shared'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { language } from '../../i18n/i18n.ts'
import { filmShelf } from '../../net/kept-film.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Row } from '../../ui/Stack.tsx'
import { useStore } from '../../useStore.ts'
import type { Sending } from './capture/sending.ts'
import { SendingStatus } from './capture/TakeStatus.tsx'
import { useTakes } from './capture/takes.ts'
import { Discard } from './Discard.tsx'
import { sizeText } from './pace.ts'

/** A recording that was made here and never ended: it can be finished as far as it came, or put away. */
export function Unfinished({ recording, mayUpload }: { recording: Recording; mayUpload: boolean }) {
  const { t } = useTranslation()
  const { sendings } = useTakes()
  const sending = useStore(sendings).get(recording.id)
  const isHere = useHeldHere(recording)
  if (!mayUpload) return <p role="status">{t('recording.unfinished.onItsWay')}</p>
  if (sending) return <Finishing recording={recording} sending={sending} />
  if (recording.receivedBytes > 0 || isHere) return <BrokenOff recording={recording} />
  return isHere === null ? null : <NothingCame recording={recording} />
}

/** Whether something of it lies in this browser; null until that is known. */
function useHeldHere({ id }: Recording): boolean | null {
  const [isHere, setIsHere] = useState<boolean | null>(null)
  useEffect(() => {
    let isOver = false
    void filmShelf.holds(id).then(found => isOver || setIsHere(found))
    return () => {
      isOver = true
    }
  }, [id])
  return isHere
}

function BrokenOff({ recording }: { recording: Recording }) {
  const { t } = useTranslation()
  const { finish } = useTakes()
  const [code, setCode] = useState<ErrorCode | null>(null)
  const sent = sizeText(recording.receivedBytes, language())
  const why = recording.receivedBytes > 0 ? t('recording.unfinished.why', { sent }) : t('recording.unfinished.whyHere')
  return (
    <>
      <Notice tone="attention" title={t('recording.unfinished.title')} data-testid="capture-unfinished">
        {why}
      </Notice>
      {code ? <Notice tone="problem" title={t(`errors.${code}`)} live data-testid="capture-not-yet" /> : null}
      <Row>
        <Button variant="primary" onPress={() => void finish(recording.id).then(setCode)} data-testid="capture-finish">
          {t('recording.unfinished.finish')}
        </Button>
        <Discard recordingId={recording.id} what="upload" />
      </Row>
    </>
  )
}

/** Nothing can be made of it: when it is put away, another can be recorded or chosen. */
function NothingCame({ recording }: { recording: Recording }) {
  const { t } = useTranslation()
  return (
    <>
      <Notice tone="attention" title={t('recording.unfinished.nothingTitle')} data-testid="capture-nothing">
        {t('recording.unfinished.nothingWhy')}
      </Notice>
      <Row>
        <Discard recordingId={recording.id} what="nothing" />
      </Row>
    </>
  )
}

function Finishing({ recording, sending }: { recording: Recording; sending: Sending }) {
  const { t } = useTranslation()
  const state = useStore(sending.state)
  return (
    <>
      {state.phase === 'failed' ? null : <p role="status">{t('recording.capture.ending')}</p>}
      <SendingStatus sending={state} onGoOn={sending.goOn} />
      <Row>
        <Discard recordingId={recording.id} what="upload" />
      </Row>
    </>
  )
}
