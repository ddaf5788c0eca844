import { ArrowLeft, Circle } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../ui/Button.tsx'
import { LinkButton } from '../../../ui/LinkButton.tsx'
import { Row } from '../../../ui/Stack.tsx'
import { useStore } from '../../../useStore.ts'
import { CaptureSettings, Loudness } from './CaptureSettings.tsx'
import type { Lens } from './lens.ts'

type Props = { lens: Lens; busy: boolean; onBegin: () => void; backTo: string }

/** Before a recording: what to look after, the settings, and the button that begins it. */
export function BeforeTake({ lens, busy, onBegin, backTo }: Props) {
  const { t } = useTranslation()
  const { stream } = useStore(lens.state)
  return (
    <>
      <p>{t('recording.capture.what')}</p>
      {stream ? <Loudness stream={stream} /> : null}
      <CaptureSettings lens={lens} />
      <Row>
        <Button
          variant="primary"
          size="large"
          icon={Circle}
          isDisabled={!stream || busy}
          onPress={onBegin}
          data-testid="capture-start"
        >
          {t('recording.capture.start')}
        </Button>
        <LinkButton href={backTo} variant="quiet" icon={ArrowLeft}>
          {t('recording.capture.back')}
        </LinkButton>
      </Row>
    </>
  )
}
