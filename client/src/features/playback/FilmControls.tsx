import type { Film } from '@samsyn/shared'
import { ChevronLeft, ChevronRight, Pause, Play, Repeat, SkipBack, SkipForward, Square } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Player } from '../../player/Player.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { useStore } from '../../useStore.ts'
import { FilmTime } from './FilmTime.tsx'
import type { Hands } from './hands.ts'
import { RateMenu } from './RateMenu.tsx'
import { SoundButton } from './SoundButton.tsx'
import type { Steering } from './steering.ts'
import './FilmControls.css'

type Props = {
  player: Player
  film: Film
  steering: Steering
  hands: Hands
  /** Whether this person may stop the film though somebody else steers it. */
  watching?: boolean
  /** Further buttons, at the end of the row. */
  children?: ReactNode
}

/** The buttons under the film. Somebody who does not steer can always stop it. */
export function FilmControls({ player, film, steering, hands, watching = false, children }: Props) {
  const { t } = useTranslation()
  const vector = useStore(steering.vector)
  // At its end a sequence, or the film, stands though it was never stopped: then the button plays it again.
  const playing = useStore(player.status) !== 'showing' && vector.playing
  return (
    <section className="film-controls" aria-label={t('playback.controls')}>
      <div className="film-controls__move">
        <IconButton label={t('playback.back')} icon={SkipBack} shortcut="J" onPress={() => hands.jump(-2000)} />
        <IconButton
          label={t('playback.frameBack')}
          icon={ChevronLeft}
          shortcut=","
          onPress={() => hands.step(-1)}
          data-testid="frame-back"
        />
        {playing ? (
          <IconButton
            label={t(watching ? 'playback.stop' : 'playback.pause')}
            icon={watching ? Square : Pause}
            variant="primary"
            shortcut="K"
            onPress={watching ? hands.stop : hands.pause}
            data-testid="pause"
          />
        ) : (
          <IconButton
            label={t('playback.play')}
            icon={Play}
            variant="primary"
            shortcut="K"
            onPress={hands.play}
            data-testid="play"
          />
        )}
        <IconButton
          label={t('playback.frameForward')}
          icon={ChevronRight}
          shortcut="."
          onPress={() => hands.step(1)}
          data-testid="frame-forward"
        />
        <IconButton label={t('playback.forward')} icon={SkipForward} onPress={() => hands.jump(2000)} />
      </div>
      <FilmTime player={player} durationMs={film.durationMs} />
      <div className="film-controls__manner">
        <RateMenu rate={vector.rate} onChoose={hands.setRate} />
        <IconButton
          label={t('playback.loop')}
          icon={Repeat}
          pressed={vector.loop}
          isDisabled={!vector.range}
          onPress={() => hands.setLoop(!vector.loop)}
          data-testid="loop"
        />
        <SoundButton player={player} />
      </div>
      {children}
    </section>
  )
}
