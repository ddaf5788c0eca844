import { useTranslation } from 'react-i18next'
import { useStore } from '../../useStore.ts'
import type { LocalMedia } from './local-media.ts'
import { TrackVideo } from './TrackVideo.tsx'
import './Face.css'

/** This person's own picture, as in a mirror. */
export function OwnPicture({ local, name }: { local: LocalMedia; name: string }) {
  const { t } = useTranslation()
  const { track } = useStore(local.camera)
  return (
    <figure className="face face--own" data-testid="own-picture">
      {track ? <TrackVideo track={track} label={t('media.ownPicture')} mirrored /> : <Initials name={name} />}
    </figure>
  )
}

/** Who somebody is while there is no picture of them. */
export function Initials({ name }: { name: string }) {
  const letters = name
    .split(' ')
    .map(word => word.charAt(0))
    .slice(0, 2)
    .join('')
  return (
    <span className="face__initials" aria-hidden="true">
      {letters}
    </span>
  )
}
