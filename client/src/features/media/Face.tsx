import type { PersonId } from '@samsyn/shared'
import { MicOff } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Initials } from './OwnPicture.tsx'
import { TrackVideo } from './TrackVideo.tsx'
import './Face.css'

type Props = {
  id: PersonId
  name: string
  track: MediaStreamTrack | null
  silent: boolean
  speaking: boolean
  own?: boolean
}

/** One person's face, or their initials; a quiet ring while they speak. */
export function Face({ id, name, track, silent, speaking, own = false }: Props) {
  const { t } = useTranslation()
  return (
    <figure className="face" data-testid={`face-${id}`} data-speaking={speaking || undefined}>
      {track ? (
        <TrackVideo track={track} label={t('media.pictureOf', { name })} mirrored={own} />
      ) : (
        <Initials name={name} />
      )}
      <figcaption className="face__name">
        {silent && <MicOff size={14} role="img" aria-label={t('media.silent')} />}
        {name}
      </figcaption>
    </figure>
  )
}
