import { type Film, type RecordingId, streamUrl } from '@samsyn/shared'
import { Eye, EyeOff } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import './recording.css'

/** A still of the film, blurred until somebody asks to see it. */
export function Poster({ recordingId, film }: { recordingId: RecordingId; film: Film }) {
  const { t } = useTranslation()
  const [shown, setShown] = useState(false)
  return (
    <figure className="recording-poster ui-film" data-shown={shown || undefined}>
      <img
        src={streamUrl('poster', recordingId)}
        width={film.width}
        height={film.height}
        alt={shown ? t('recording.ready.posterAlt') : t('recording.ready.blurred')}
      />
      <div className="recording-poster-show">
        <Button size="compact" icon={shown ? EyeOff : Eye} onPress={() => setShown(!shown)}>
          {shown ? t('recording.ready.hide') : t('recording.ready.show')}
        </Button>
      </div>
    </figure>
  )
}
