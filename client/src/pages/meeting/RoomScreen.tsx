import { type Manual, manualOf, may, positionAt } from '@samsyn/shared'
import { useCallback, useMemo, useState } from 'react'
import { useSelf } from '../../app/SelfContext.tsx'
import { Faces } from '../../features/media/Faces.tsx'
import { Agenda } from '../../features/meeting/Agenda.tsx'
import { createHands } from '../../features/playback/hands.ts'
import { PreRoll } from '../../features/playback/PreRoll.tsx'
import { useFilmKeys } from '../../features/playback/useFilmKeys.ts'
import type { Player } from '../../player/Player.ts'
import { useStore } from '../../useStore.ts'
import { CopyLink } from './CopyLink.tsx'
import type { RoomParts } from './MeetingRoom.tsx'
import { type Layout, RoomHeader } from './RoomHeader.tsx'
import { RoomPanels } from './RoomPanels.tsx'
import { RoomStage } from './RoomStage.tsx'
import { RoomTitle } from './RoomTitle.tsx'
import type { Room } from './room.ts'
import { useGoTo } from './useGoTo.ts'
import { useLookBack } from './useLookBack.ts'
import { useNews } from './useNews.ts'
import { useNoteHands } from './useNoteHands.ts'
import { useOwnFrame } from './useOwnFrame.ts'
import { useRefusal } from './useRefusal.ts'
import { useRemembered } from './useRemembered.ts'
import { useReports } from './useReports.ts'
import { useRoomDrawings } from './useRoomDrawings.ts'
import { useSequences } from './useSequences.ts'
import { useDucking, useOneLoudspeaker } from './useSoundHere.ts'
import { useWheel } from './useWheel.ts'
import { useWhereabouts } from './useWhereabouts.ts'
import './RoomScreen.css'

type Props = RoomParts & { room: Room; onLeave: () => void }

/** The meeting screen: agenda, film, faces and panels, all about the same frame. */
export function RoomScreen({ meeting, film, sequences, local, room, onLeave }: Props) {
  const self = useSelf()
  const [player, setPlayer] = useState<Player | null>(null)
  const [layout, setLayout] = useState<Layout>('watch')
  const [panel, setPanel] = useState('notes')
  const [ducks, setDucks] = useRemembered('duck', true)
  const attendees = useStore(room.presence.attendees)
  const step = useStore(room.presence.step)
  const refused = useRefusal(room, attendees)
  const lookBack = useLookBack(room, meeting.recordingId)
  const { apart } = lookBack
  const steering = apart ?? room.steering
  const hands = useMemo(
    () => player && createHands({ player, steering, film, selfId: self.id, refused }),
    [player, steering, film, self.id, refused],
  )
  const led = useSequences(room, sequences, lookBack, refused)
  const wheel = useWheel({ room, attendees, selfId: self.id, lookBack, refused })
  const drawings = useRoomDrawings(room, meeting.recordingId)
  const sharesRoomWith = attendees.find(({ id }) => id === self.id)?.sharesRoomWith ?? null
  const heardElsewhere = sharesRoomWith !== null
  useFilmKeys(hands, steering)
  useReports(player, room.steering, apart !== null)
  useOneLoudspeaker(heardElsewhere, player, local)
  useDucking(ducks, player, room, local)
  const filmMs = useRoomTime(room, film.durationMs)
  const { goTo, showSequence } = useGoTo({ room, selfId: self.id, sequences, hands, lookBack, led })
  const noteHands = useNoteHands({
    ...{ room, meeting, film, sequences, drawings, filmMs },
    onGoTo: goTo,
    onSequence: showSequence,
  })
  const news = useNews(room, meeting, self.id, panel)
  const own = useOwnFrame(player, self.id, apart !== null)
  const whereabouts = useWhereabouts(room, attendees, self.id)
  const relation = attendees.find(({ id }) => id === self.id)?.relation ?? null
  const manual = requireManual(meeting.manualVersion)
  const agenda = (
    <>
      <Agenda {...{ sequences, manual, step }} isFirst={meeting.cycleIndex === 1} onStep={led.goToStep} />
      {sequences.length > 0 && <PreRoll preRolls={led.preRolls} onChange={led.onPreRoll} />}
    </>
  )
  const sound = {
    ducks,
    onDuck: setDucks,
    onShareRoom: (withId: typeof sharesRoomWith) => void room.presence.shareRoom(withId).catch(refused),
  }
  return (
    <div className="room" data-layout={layout}>
      <RoomTitle round={meeting.cycleIndex} unread={news.lookedAt ? 0 : news.count} />
      <RoomHeader
        {...{ room, meeting, local, layout, heardElsewhere, own, whereabouts, onLeave }}
        onLayout={setLayout}
      />
      <aside className="room__agenda">{agenda}</aside>
      <RoomStage
        {...{ meeting, film, manual, sequences, room, drawings, player, hands, attendees, lookBack, wheel, led, news }}
        onOpenChat={() => setPanel('chat')}
        onPlayer={setPlayer}
      />
      <div className="room__faces">
        <Faces
          call={room.call}
          {...{ local, attendees, heardElsewhere, whereabouts }}
          selfId={self.id}
          // Whoever may see the round has the link there too.
          invite={may(relation, 'cycle:view') && <CopyLink meetingId={meeting.id} />}
        />
      </div>
      <RoomPanels
        {...{ room, meeting, manual, attendees, filmMs, agenda, sound, noteHands, news }}
        selected={panel}
        onSelect={setPanel}
        onGoTo={goTo}
        onHandControl={wheel.hand}
      />
    </div>
  )
}

/** Where the room's film is, also for one who looks at something else: what is written is about what all see. */
function useRoomTime({ steering, clock }: Room, durationMs: number): () => number {
  return useCallback(
    () => Math.min(durationMs, positionAt(steering.vector.get(), clock.now())),
    [steering, clock, durationMs],
  )
}

function requireManual(version: string): Manual {
  const manual = manualOf(version)
  if (!manual) throw new Error(`no manual ${version}`)
  return manual
}
