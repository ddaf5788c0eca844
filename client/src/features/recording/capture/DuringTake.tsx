import { Pause, Play, Square } from 'lucide-react'
import { useEffect, useEffectEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../ui/Button.tsx'
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx'
import { Row } from '../../../ui/Stack.tsx'
import { useRefreshFilms } from '../useBeginFilm.ts'
import { Loudness } from './CaptureSettings.tsx'
import { SendingStatus } from './TakeStatus.tsx'
import type { Take } from './take.ts'
import { useStay } from './useStay.ts'
import { useTakeState } from './useTake.ts'

type Props = { take: Take; stream: MediaStream | null; onDone: () => void }

/** While it records, and until the last of it is sent. */
export function DuringTake({ take, stream, onDone }: Props) {
  const { t } = useTranslation()
  const { phase, sending } = useTakeState(take)
  const under = sending.phase !== 'done' && sending.phase !== 'failed'
  const { asking, leave, stay } = useStay(under)
  useWhenSent(sending.phase === 'done', onDone)
  return (
    <>
      {stream && phase !== 'ended' ? <Loudness stream={stream} /> : null}
      <SendingStatus sending={sending} onGoOn={take.sending.goOn} />
      {phase === 'ended' ? <p role="status">{t('recording.capture.ending')}</p> : <TakeButtons take={take} />}
      <p className="ui-muted ui-small">{t('recording.capture.stayHere')}</p>
      <ConfirmDialog
        isOpen={asking}
        title={t('recording.capture.leaveTitle')}
        confirmText={t('recording.capture.leave')}
        cancelText={t('recording.capture.stay')}
        onConfirm={() => {
          take.end()
          leave()
        }}
        onCancel={stay}
      >
        <p>{t('recording.capture.leaveWhy')}</p>
      </ConfirmDialog>
    </>
  )
}

function TakeButtons({ take }: { take: Take }) {
  const { t } = useTranslation()
  const { phase } = useTakeState(take)
  const held = phase === 'held'
  return (
    <Row>
      <Button variant="primary" size="large" icon={Square} onPress={take.end} data-testid="capture-end">
        {t('recording.capture.end')}
      </Button>
      <Button
        size="large"
        icon={held ? Play : Pause}
        onPress={held ? take.goOn : take.hold}
        data-testid={held ? 'capture-go-on' : 'capture-hold'}
      >
        {held ? t('recording.capture.goOn') : t('recording.capture.hold')}
      </Button>
    </Row>
  )
}

function useWhenSent(sent: boolean, then: () => void) {
  const done = useEffectEvent(then)
  const refresh = useEffectEvent(useRefreshFilms())
  useEffect(() => {
    if (!sent) return
    refresh()
    done()
  }, [sent])
}
