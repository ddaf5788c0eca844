import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import './capture.css'

type Props = {
  stream: MediaStream | null
  soundOnly: boolean
  /** Lies over the picture: whether it records, and for how long. */
  children: React.ReactNode
}

/** What the camera sees, or a dark place where only sound is recorded. */
export function Viewfinder({ stream, soundOnly, children }: Props) {
  const { t } = useTranslation()
  const video = useRef<HTMLVideoElement>(null)
  useEffect(() => {
    if (video.current) video.current.srcObject = stream
  }, [stream])
  return (
    <div className="capture-view ui-film">
      <video ref={video} autoPlay muted playsInline aria-label={t('recording.capture.picture')} hidden={soundOnly} />
      {soundOnly ? <p className="capture-view-sound">{t('recording.capture.noPicture')}</p> : null}
      {children}
    </div>
  )
}
