import { type AgendaStep, type Manual, manualOf, type Sequence } from '@samsyn/shared'
import { useCallback, useMemo, useState } from 'react'
import { useSelf } from '../../app/SelfContext.tsx'
import { createDrawings } from '../../features/drawing/drawings.ts'
import { Faces } from '../../features/media/Faces.tsx'
import { Agenda } from '../../features/meeting/Agenda.tsx'
import { createHands } from '../../features/playback/hands.ts'
import { useFilmKeys } from '../../features/playback/useFilmKeys.ts'
import type { Player } from '../../player/Player.ts'
import { useStore } from '../../useStore.ts'
import type { RoomParts } from './MeetingRoom.tsx'
import { type Layout, RoomHeader } from './RoomHeader.tsx'
import { RoomPanels } from './RoomPanels.tsx'
import { RoomStage } from './RoomStage.tsx'
import type { Room } from './room.ts'
import { useRefusal } from './useRefusal.ts'
import { useReports } from './useReports.ts'
import './RoomScreen.css'

type Props = RoomParts & { room: Room; onLeave: () => void }

/** The meeting screen: agenda, film, faces and panels, all about the same frame. */
export function RoomScreen({ meeting, film, sequences, local, room, onLeave }: Props) {
  const self = useSelf()
  const [player, setPlayer] = useState<Player | null>(null)
  const [layout, setLayout] = useState<Layout>('watch')
  const attendees = useStore(room.presence.attendees)
  const step = useStore(room.presence.step)
  const { steering } = room
  const refused = useRefusal(room, attendees)
  const hands = useMemo(() => player && createHands(player, steering, film, refused), [player, steering, film, refused])
  const drawings = useMemo(
    () => createDrawings(room.drawings, meeting.recordingId, self.id, { removesAny: self.role === 'supervisor' }),
    [room.drawings, meeting.recordingId, self],
  )
  useFilmKeys(hands, steering)
  useReports(player, steering)
  const filmMs = useCallback(() => player?.positionMs() ?? 0, [player])
  const goTo = useCallback((filmMs: number) => hands?.seek(filmMs), [hands])
  const show = (sequence: Sequence) => {
    const { id: sequenceId, recordingId, startMs, endMs } = sequence
    return steering.command({ kind: 'sequence', recordingId, sequenceId, range: { startMs, endMs }, playing: true })
  }
  /** The film goes first: who does not steer it does not lead the agenda either. */
  const goToStep = (to: AgendaStep) => {
    const sequence = sequences.find(({ id }) => id === to)
    const shown = sequence ? show(sequence) : Promise.resolve()
    shown.then(() => room.presence.goToStep(to)).catch(refused)
  }
  const manual = requireManual(meeting.manualVersion)
  return (
    <div className="room" data-layout={layout}>
      <RoomHeader room={room} meeting={meeting} local={local} layout={layout} onLayout={setLayout} onLeave={onLeave} />
      <aside className="room__agenda">
        <Agenda sequences={sequences} manual={manual} step={step} onStep={goToStep} />
      </aside>
      <RoomStage
        {...{ meeting, film, sequences, room, drawings, player, hands, attendees }}
        onPlayer={setPlayer}
        onSequence={goToStep}
        onRefused={refused}
      />
      <div className="room__faces">
        <Faces call={room.call} local={local} attendees={attendees} selfId={self.id} />
      </div>
      <RoomPanels {...{ room, manual, attendees, filmMs, sequences, step }} onGoTo={goTo} onStep={goToStep} />
    </div>
  )
}

function requireManual(version: string): Manual {
  const manual = manualOf(version)
  if (!manual) throw new Error(`no manual ${version}`)
  return manual
}
