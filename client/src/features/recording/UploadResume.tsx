import type { Recording } from '@samsyn/shared'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { language } from '../../i18n/i18n.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Row } from '../../ui/Stack.tsx'
import { ChooseFile } from './ChooseFile.tsx'
import { Discard } from './Discard.tsx'
import { sizeText } from './pace.ts'
import { isSameFile } from './same-file.ts'
import { useBeginFilm, useSendFile } from './useBeginFilm.ts'
import { useDiscard } from './useDiscard.ts'
import './recording.css'

/** An upload that was begun before this page was loaded: it goes on when the same file is chosen again. */
export function UploadResume({ recording }: { recording: Recording }) {
  const { t } = useTranslation()
  const [other, setOther] = useState<File | null>(null)
  const send = useSendFile()
  const size = (bytes: number) => sizeText(bytes, language())
  const choose = (file: File) => {
    if (!isSameFile(recording, file)) return setOther(file)
    setOther(null)
    send(recording.id, file, 'go-on')
  }
  const amounts = { sent: size(recording.receivedBytes), total: size(recording.sizeBytes) }
  return (
    <>
      <Notice tone="attention" title={t('recording.resume.title')} data-testid="upload-resume">
        {t('recording.resume.why', amounts)} <strong className="recording-name">{recording.fileName}</strong>.
      </Notice>
      {other ? <OtherFile recording={recording} file={other} /> : null}
      <ChooseFile label={t('recording.resume.choose')} onFile={choose} />
      <p className="ui-muted ui-small">{t('recording.resume.elsewhere')}</p>
      <Row>
        <Discard recordingId={recording.id} what="upload" />
      </Row>
    </>
  )
}

function OtherFile({ recording, file }: { recording: Recording; file: File }) {
  const { t } = useTranslation()
  const { begin } = useBeginFilm(recording.cycleId)
  const { discardAnd, busy, error } = useDiscard(recording.id)
  const words = {
    expected: recording.fileName,
    expectedSize: sizeText(recording.sizeBytes, language()),
    chosen: file.name,
    chosenSize: sizeText(file.size, language()),
  }
  const startOver = (
    <Button isDisabled={busy} onPress={() => discardAnd(() => begin(file))}>
      {t('recording.resume.startOver')}
    </Button>
  )
  return (
    <Notice tone="problem" title={t('recording.resume.otherTitle')} action={startOver} live data-testid="other-file">
      <span className="recording-name">{t('recording.resume.otherWhy', words)}</span>
      {error ? <p>{t(`errors.${error.code}`)}</p> : null}
    </Notice>
  )
}
