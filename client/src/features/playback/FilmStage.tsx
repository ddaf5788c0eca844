import { type Film, type RecordingId, type Rendition, streamUrl } from '@samsyn/shared'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { createDeck, type Deck } from '../../player/deck.ts'
import type { Player, PlayerClock } from '../../player/Player.ts'
import { createStore } from '../../store.ts'
import { Button } from '../../ui/Button.tsx'
import { useStore } from '../../useStore.ts'
import { FilmComing } from './FilmComing.tsx'
import { OpeningStill } from './OpeningStill.tsx'
import { PictureNote } from './PictureNote.tsx'
import type { Steering } from './steering.ts'
import { useMeddling } from './useMeddling.ts'
import { Watermark } from './Watermark.tsx'
import './FilmStage.css'

type Props = {
  recordingId: RecordingId
  film: Film
  steering: Steering
  clock: PlayerClock
  /** Where the film is wanted next, in ms, to be prepared out of sight. */
  standbyMs?: number | null
  /** Whether the film's first frame may be shown as a still before it comes: where it is known that the film begins there. */
  opening?: boolean
  /** Called with the player when it is there, and with null when it is gone. */
  onPlayer: (player: Player | null) => void
  /** Drawn over the picture, exactly as large as it. */
  children?: ReactNode
}

/** The film itself, on its dark surround, following its steering. */
export function FilmStage({
  recordingId,
  film,
  steering,
  clock,
  standbyMs = null,
  opening = false,
  onPlayer,
  children,
}: Props) {
  const { t } = useTranslation()
  const videos = useRef<(HTMLVideoElement | null)[]>([])
  const deck = useDeck(videos, recordingId, film, clock)
  const player = useStore<Player | null>(deck ? deck.active : nobody)
  useMeddling(player)
  const rendition = useStore<Rendition>(deck ? deck.rendition : itself)
  useEffect(() => {
    onPlayer(player)
    return () => onPlayer(null)
  }, [player, onPlayer])
  // One deck whoever it follows: to look back alone and to come back must not fetch the film anew.
  useEffect(() => {
    if (!deck) return
    const obey = () => deck.follow(steering.vector.get())
    obey()
    return steering.vector.subscribe(obey)
  }, [deck, steering])
  useEffect(() => deck?.standBy(standbyMs), [deck, standbyMs])
  const shared = {
    playsInline: true,
    disablePictureInPicture: true,
    disableRemotePlayback: true,
  }
  return (
    <div className="film-stage">
      <div className="film-stage__picture" style={exactlyFilling(film)}>
        {[0, 1].map(index => {
          const seen = (player && deck ? deck.indexOf(player) : 0) === index
          return (
            <video
              {...shared}
              key={index}
              ref={video => {
                videos.current[index] = video
              }}
              data-testid={seen ? 'film' : 'film-standby'}
              className="film-stage__video"
              data-standby={seen ? undefined : true}
              aria-hidden={seen ? undefined : true}
              data-rendition={seen ? rendition : undefined}
              preload="auto"
              aria-label={t('playback.film')}
            />
          )
        })}
        {player && <FilmComing recordingId={recordingId} player={player} poster={!opening} />}
        {opening && player && (
          <OpeningStill recordingId={recordingId} film={film} steering={steering} player={player} />
        )}
        <Watermark recordingId={recordingId} />
        {children}
      </div>
      {player && <StageNotices player={player} />}
      {deck && <PictureNote deck={deck} />}
    </div>
  )
}

const nobody = createStore<Player | null>(null)
const itself = createStore<Rendition>('film')

type Videos = { current: (HTMLVideoElement | null)[] }

/** The players on these videos; null before they are there. A small one that is made meanwhile is no other film. */
function useDeck(
  videos: Videos,
  recordingId: RecordingId,
  { durationMs, frameCount, frameRate, hasSmall }: Film,
  clock: PlayerClock,
): Deck | null {
  const [deck, setDeck] = useState<Deck | null>(null)
  const small = hasSmall ? streamUrl('small', recordingId) : null
  const known = useRef(small)
  useEffect(() => {
    known.current = small
    deck?.setSmall(small)
  }, [deck, small])
  useEffect(() => {
    const there = videos.current.filter(video => video !== null)
    const addresses = { film: streamUrl('film', recordingId), small: known.current }
    const made = createDeck(there, { durationMs, frameCount, frameRate }, clock, addresses)
    setDeck(made)
    return () => {
      made.close()
      setDeck(null)
    }
  }, [videos, recordingId, durationMs, frameCount, frameRate, clock])
  return deck
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
  const blank = useStore(player.blank)
  const silenced = useStore(player.sound.silenced)
  const blocked = useStore(player.sound.blocked)
  return (
    <div className="film-stage__notices" aria-live="polite">
      {status === 'loading' && !blank && (
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
