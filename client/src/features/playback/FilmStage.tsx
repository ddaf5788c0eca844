import { type Film, type RecordingId, streamUrl } from '@samsyn/shared'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Player, type PlayerClock } from '../../player/Player.ts'
import { Button } from '../../ui/Button.tsx'
import { useStore } from '../../useStore.ts'
import type { Steering } from './steering.ts'
import './FilmStage.css'

type Props = {
  recordingId: RecordingId
  film: Film
  steering: Steering
  clock: PlayerClock
  /** Called with the player when it is there, and with null when it is gone. */
  onPlayer: (player: Player | null) => void
  /** Drawn over the picture, exactly as large as it. */
  children?: ReactNode
}

/** The film itself, on its dark surround, following its steering. */
export function FilmStage({ recordingId, film, steering, clock, onPlayer, children }: Props) {
  const { t } = useTranslation()
  const video = useRef<HTMLVideoElement>(null)
  const [player, setPlayer] = useState<Player | null>(null)
  useEffect(() => {
    if (!video.current) return
    const made = new Player(video.current, film, clock)
    setPlayer(made)
    onPlayer(made)
    return () => {
      made.close()
      onPlayer(null)
      setPlayer(null)
    }
  }, [film, clock, onPlayer])
  // One player whoever it follows: to look back alone and to come back must not fetch the film anew.
  useEffect(() => {
    if (!player) return
    const obey = () => player.follow(steering.vector.get())
    obey()
    return steering.vector.subscribe(obey)
  }, [player, steering])
  return (
    <div className="film-stage">
      <div className="film-stage__picture" style={exactlyFilling(film)}>
        {/* biome-ignore lint/a11y/useMediaCaption: the films are not captioned; the notes are their text. */}
        <video
          ref={video}
          data-testid="film"
          className="film-stage__video"
          src={streamUrl('film', recordingId)}
          preload="auto"
          playsInline
          disablePictureInPicture
          disableRemotePlayback
          aria-label={t('playback.film')}
        />
        {children}
      </div>
      {player && <StageNotices player={player} />}
    </div>
  )
}

/** As large as the surround allows in the film's own shape, so that what is drawn over it lies on the picture alone. */
const exactlyFilling = ({ width, height }: Film) => ({
  aspectRatio: `${width} / ${height}`,
  width: `min(100cqw, calc(100cqh * ${width} / ${height}))`,
})

/** What stands in the way of the picture, and the press that clears it. */
function StageNotices({ player }: { player: Player }) {
  const { t } = useTranslation()
  const status = useStore(player.status)
  const silenced = useStore(player.sound.silenced)
  const blocked = useStore(player.sound.blocked)
  return (
    <div className="film-stage__notices" aria-live="polite">
      {status === 'loading' && (
        <p className="film-stage__loading" data-testid="film-loading">
          {t('playback.fetching')}
        </p>
      )}
      {(silenced || blocked) && (
        <Button variant="primary" onPress={() => player.allowSound()} data-testid="allow-sound">
          {t(blocked ? 'playback.allowFilm' : 'playback.allowSound')}
        </Button>
      )}
    </div>
  )
}
