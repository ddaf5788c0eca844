import { type Film, frameDurationMs, type RecordingId, streamUrl } from '@samsyn/shared'
import { type ComponentProps, useMemo } from 'react'
import type { Player } from '../../player/Player.ts'
import { Timeline } from '../../ui/timeline/Timeline.tsx'
import { FilmKeyHelp, type KeyRow } from './FilmKeyHelp.tsx'
import type { Hands } from './hands.ts'
import { usePeaks } from './usePeaks.ts'
import { useTimelineTexts } from './useTimelineTexts.ts'

type TimelineProps = ComponentProps<typeof Timeline>
type Props = Pick<
  TimelineProps,
  'bands' | 'marks' | 'selection' | 'onSelectBand' | 'onSelectionChange' | 'disabled'
> & {
  recordingId: RecordingId
  film: Film
  player: Player
  hands: Hands
  /** Keys of this page alone, for the list of keys. */
  moreKeys?: readonly KeyRow[]
}

/** The film's timeline with its pictures and its sound, following the player; `?` tells its keys. */
export function FilmTimeline({ recordingId, film, player, hands, moreKeys, ...rest }: Props) {
  const peaks = usePeaks(recordingId, film.hasAudio)
  const texts = useTimelineTexts(player, film.durationMs)
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
      texts={texts}
      onSeek={hands.seek}
      tools={<FilmKeyHelp marking={rest.onSelectionChange !== undefined} {...(moreKeys && { more: moreKeys })} />}
    />
  )
}
