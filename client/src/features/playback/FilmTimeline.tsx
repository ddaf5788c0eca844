import { type Film, frameDurationMs, type RecordingId, streamUrl } from '@samsyn/shared'
import { type ComponentProps, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { spokenTime } from '../../i18n/format.ts'
import { language } from '../../i18n/i18n.ts'
import type { Player } from '../../player/Player.ts'
import { Timeline } from '../../ui/timeline/Timeline.tsx'
import type { Hands } from './hands.ts'
import { usePeaks } from './usePeaks.ts'

type TimelineProps = ComponentProps<typeof Timeline>
type Props = Pick<
  TimelineProps,
  'bands' | 'marks' | 'selection' | 'onSelectBand' | 'onSelectionChange' | 'disabled'
> & {
  recordingId: RecordingId
  film: Film
  player: Player
  hands: Hands
}

/** The film's timeline with its pictures and its sound, following the player. */
export function FilmTimeline({ recordingId, film, player, hands, ...rest }: Props) {
  const { t } = useTranslation()
  const peaks = usePeaks(recordingId, film.hasAudio)
  const subscribePosition = useMemo(() => player.onPosition.bind(player), [player])
  const storyboard = useMemo(
    () => ({ ...film.storyboard, url: streamUrl('storyboard', recordingId) }),
    [film, recordingId],
  )
  return (
    <Timeline
      {...rest}
      {...(peaks && { peaks })}
      durationMs={film.durationMs}
      positionMs={player.positionMs()}
      subscribePosition={subscribePosition}
      frameDurationMs={frameDurationMs(film.frameRate)}
      storyboard={storyboard}
      texts={{
        seek: t('playback.timeline'),
        bands: t('playback.sequences'),
        selectionStart: t('playback.selectionStart'),
        selectionEnd: t('playback.selectionEnd'),
        spokenTime: ms => spokenTime(ms, language()),
      }}
      onSeek={hands.seek}
    />
  )
}
