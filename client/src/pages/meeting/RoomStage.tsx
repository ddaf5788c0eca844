import type { Attendee, Film, Manual, Meeting, Sequence, SequenceId } from '@samsyn/shared'
import { Undo2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useSelf } from '../../app/SelfContext.tsx'
import type { Drawings } from '../../features/drawing/drawings.ts'
import { useDrawingMarks } from '../../features/drawing/useDrawingMarks.ts'
import { FilmControls } from '../../features/playback/FilmControls.tsx'
import { FilmTimeline } from '../../features/playback/FilmTimeline.tsx'
import { type Hands, isWatching } from '../../features/playback/hands.ts'
import { SteerState } from '../../features/playback/SteerState.tsx'
import { filmTime } from '../../i18n/format.ts'
import type { Player } from '../../player/Player.ts'
import { Button } from '../../ui/Button.tsx'
import { useStore } from '../../useStore.ts'
import { DrawableFilm } from './DrawableFilm.tsx'
import type { Room } from './room.ts'
import type { LookBack } from './useLookBack.ts'
import type { News } from './useNews.ts'
import type { SequenceHands } from './useSequences.ts'
import type { WheelHands } from './useWheel.ts'

export type StageParts = {
  meeting: Meeting
  film: Film
  manual: Manual
  sequences: readonly Sequence[]
  room: Room
  drawings: Drawings
  player: Player | null
  hands: Hands | null
  attendees: readonly Attendee[]
  lookBack: LookBack
  wheel: WheelHands
  led: SequenceHands
  news: News
  onOpenChat: () => void
  onPlayer: (player: Player | null) => void
}

/** The film with what is drawn on it, its buttons and its timeline. */
export function RoomStage(parts: StageParts) {
  const { meeting, film, sequences, room, drawings, player, hands, attendees, lookBack, wheel, led } = parts
  const { id: selfId } = useSelf()
  const controllerId = useStore(room.steering.controllerId)
  const marks = useDrawingMarks(drawings, film, attendees)
  const bands = useBands(sequences, room)
  const steering = lookBack.apart ?? room.steering
  const watching = lookBack.apart === null && isWatching(controllerId, selfId)
  return (
    <main className="room__stage">
      <DrawableFilm {...parts}>
        <SteerState {...{ attendees, selfId }} steering={room.steering} onAsk={wheel.ask} onTakeControl={wheel.take} />
      </DrawableFilm>
      {player && hands && (
        <div className="room__under">
          <FilmControls {...{ player, film, steering, hands }} watching={watching}>
            <LookBackButton lookBack={lookBack} />
          </FilmControls>
          <FilmTimeline
            {...{ film, player, hands, bands, marks }}
            recordingId={meeting.recordingId}
            onSelectBand={id => led.goToStep(id as SequenceId)}
          />
        </div>
      )}
    </main>
  )
}

function LookBackButton({ lookBack: { apart, begin, rejoin } }: Pick<StageParts, 'lookBack'>) {
  const { t } = useTranslation()
  return (
    <Button
      variant="quiet"
      icon={Undo2}
      pressed={apart !== null}
      onPress={apart ? rejoin : begin}
      className="room__look-back"
      data-testid="look-back"
    >
      {t('playback.lookBack')}
    </Button>
  )
}

function useBands(sequences: readonly Sequence[], room: Room) {
  const { t } = useTranslation()
  const { sequenceId } = useStore(room.steering.vector)
  return sequences.map(({ id, startMs, endMs, kind, title }) => ({
    ...{ id, startMs, endMs, kind },
    label: `${t(`sequence.kinds.${kind}`)}: ${title || filmTime(startMs)}`,
    selected: id === sequenceId,
  }))
}
