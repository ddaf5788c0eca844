import type { Attendee, Film, Meeting, Sequence, SequenceId } from '@samsyn/shared'
import { useTranslation } from 'react-i18next'
import { useSelf } from '../../app/SelfContext.tsx'
import type { Drawings } from '../../features/drawing/drawings.ts'
import { useDrawingMarks } from '../../features/drawing/useDrawingMarks.ts'
import { FilmControls } from '../../features/playback/FilmControls.tsx'
import { FilmTimeline } from '../../features/playback/FilmTimeline.tsx'
import type { Hands } from '../../features/playback/hands.ts'
import { SteerState } from '../../features/playback/SteerState.tsx'
import { filmTime } from '../../i18n/format.ts'
import type { Player } from '../../player/Player.ts'
import { useStore } from '../../useStore.ts'
import { DrawableFilm } from './DrawableFilm.tsx'
import type { Room } from './room.ts'

export type StageParts = {
  meeting: Meeting
  film: Film
  room: Room
  drawings: Drawings
  player: Player | null
  hands: Hands | null
  attendees: readonly Attendee[]
  onPlayer: (player: Player | null) => void
}
type Props = StageParts & {
  sequences: readonly Sequence[]
  onSequence: (id: SequenceId) => void
  onRefused: (error: unknown) => void
}

/** The film with what is drawn on it, its buttons and its timeline. */
export function RoomStage({ sequences, onSequence, onRefused, ...parts }: Props) {
  const { meeting, film, room, drawings, player, hands, attendees } = parts
  const { id: selfId } = useSelf()
  const { steering } = room
  const controllerId = useStore(steering.controllerId)
  const marks = useDrawingMarks(drawings, film)
  const bands = useBands(sequences, room)
  const takeControl = () => void steering.takeControl().catch(onRefused)
  return (
    <main className="room__stage">
      <DrawableFilm {...parts}>
        <SteerState {...{ steering, attendees, selfId }} onTakeControl={takeControl} />
      </DrawableFilm>
      {player && hands && (
        <div className="room__under">
          <FilmControls
            {...{ player, film, steering, hands }}
            watching={controllerId !== null && controllerId !== selfId}
          />
          <FilmTimeline
            {...{ film, player, hands, bands, marks }}
            recordingId={meeting.recordingId}
            onSelectBand={id => onSequence(id as SequenceId)}
          />
        </div>
      )}
    </main>
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
