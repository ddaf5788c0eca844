import type { Course, CycleSummary, Film, Manual, RecordingId } from '@samsyn/shared'
import { ListVideo, Maximize, Minimize } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { FilmControls } from '../../features/playback/FilmControls.tsx'
import { FilmStage } from '../../features/playback/FilmStage.tsx'
import { FilmTimeline } from '../../features/playback/FilmTimeline.tsx'
import { aloneClock } from '../../features/playback/local-steering.ts'
import { useFullScreen } from '../../features/playback/useFullScreen.ts'
import { bandsOf } from '../../features/sequence/bands.ts'
import { titleOf } from '../../features/sequence/words.ts'
import { language } from '../../i18n/i18n.ts'
import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx'
import { useWatching } from './useWatching.ts'
import { WatchPanel } from './WatchPanel.tsx'
import './film.css'

type Props = { course: Course; cycle: CycleSummary; recordingId: RecordingId; film: Film; manual: Manual }

/** The film as large as the window lets it be, its buttons and timeline beneath, and the sequences beside it. */
export function WatchScreen({ course, cycle, recordingId, film, manual }: Props) {
  const { t } = useTranslation()
  const { steering, player, setPlayer, hands, answer, on, next, isLooping, isOver, play } = useWatching(
    recordingId,
    film,
  )
  const { isFull, turn } = useFullScreen()
  const moreKeys = [
    { keys: ['←', '→'], does: t('timeline.keys.second') },
    { keys: ['F'], does: t('watching.full') },
  ]
  const bands = bandsOf(answer.data ?? [], on?.id ?? null, sequence => titleOf(sequence, manual, language()))
  return (
    <div className="film-page" data-full={isFull || undefined}>
      <div className={isFull ? 'film-page__screen ui-film' : 'film-page__screen'}>
        <section className="film-page__stage" aria-label={t('playback.film')}>
          <FilmStage
            recordingId={recordingId}
            film={film}
            steering={steering}
            clock={aloneClock}
            standbyMs={next?.startMs ?? null}
            opening
            onPlayer={setPlayer}
          />
        </section>
        <div className="film-page__controls">
          {player && hands ? (
            <FilmControls player={player} film={film} steering={steering} hands={hands}>
              <Button
                className="film-page__next"
                icon={ListVideo}
                isDisabled={!next}
                onPress={() => next && play(next, 'once')}
                data-testid="watch-next"
              >
                {t('playback.sequence.nextOne')}
              </Button>
              <IconButton
                label={t(isFull ? 'watching.fullOff' : 'watching.full')}
                icon={isFull ? Minimize : Maximize}
                shortcut="F"
                onPress={() => turn(!isFull)}
                data-testid="full-screen"
              />
            </FilmControls>
          ) : null}
        </div>
        <VisuallyHidden>
          <span role="status">{isOver ? t('playback.sequence.ended') : ''}</span>
        </VisuallyHidden>
        <div className="film-page__timeline">
          {player && hands ? (
            <FilmTimeline
              recordingId={recordingId}
              film={film}
              player={player}
              hands={hands}
              bands={bands}
              moreKeys={moreKeys}
              onSelectBand={id => {
                const sequence = answer.data?.find(one => one.id === id)
                if (sequence) play(sequence, 'show')
              }}
            />
          ) : null}
        </div>
      </div>
      <WatchPanel {...{ course, cycle, manual, answer, isLooping, isOver, play }} shownId={on?.id ?? null} />
    </div>
  )
}
