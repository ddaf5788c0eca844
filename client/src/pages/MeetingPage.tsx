import { type Meeting, MeetingId, maySupervise, type Recording } from '@samsyn/shared'
import { useEffect, useState } from 'react'
import { useParams } from 'react-router'
import { Loading } from '../app/Loading.tsx'
import { useAnswer } from '../app/queries.ts'
import { createLocalMedia, type LocalMedia } from '../features/media/local-media.ts'
import { FilmMissing } from './meeting/FilmMissing.tsx'
import { rememberInside, wasInside } from './meeting/inside.ts'
import { MeetingEntry } from './meeting/MeetingEntry.tsx'
import { MeetingRoom } from './meeting/MeetingRoom.tsx'
import { RoomLostPage } from './meeting/RoomLostPage.tsx'
import { NotFoundPage } from './NotFoundPage.tsx'
import { ServerAwayPage } from './ServerAwayPage.tsx'

/** A meeting: first its entry, where one sees and hears that all works, then the room. */
export function MeetingPage() {
  const id = MeetingId.safeParse(useParams().meetingId)
  return id.success ? <KnownMeeting key={id.data} meetingId={id.data} /> : <NotFoundPage />
}

function KnownMeeting({ meetingId }: { meetingId: MeetingId }) {
  const local = useLocalMedia()
  const meeting = useAnswer('meeting:get', { meetingId })
  const [wasHere, setWasHere] = useState(false)
  if (meeting.data && !wasHere) setWasHere(true)
  // Who has seen it is told that it is theirs no more, and not that there is no such page.
  if (meeting.error?.code === 'not-found') return wasHere ? <RoomLostPage /> : <NotFoundPage />
  if (meeting.error && !meeting.data) return <ServerAwayPage onTryAgain={() => void meeting.refetch()} />
  if (!meeting.data || !local) return <Loading />
  return <MeetingWithFilm meeting={meeting.data} local={local} />
}

function MeetingWithFilm({ meeting, local }: { meeting: Meeting; local: LocalMedia }) {
  const { recordingId } = meeting
  const [inside, setInside] = useState(() => wasInside(meeting.id))
  const recording = useAnswer('recording:get', { recordingId })
  const sequences = useAnswer('sequence:list', { recordingId })
  // Withdrawn while they watch: what is still in this browser is not shown any more.
  if (recording.error?.code === 'not-found') return <FilmMissing cycleId={meeting.cycleId} why="gone" />
  const failed = [recording, sequences].find(({ data, error }) => error && !data)
  if (failed) return <ServerAwayPage onTryAgain={() => void failed.refetch()} />
  if (!recording.data || !sequences.data) return <Loading />
  const { film, playable } = recording.data
  if (!playable || !film) return <FilmMissing cycleId={meeting.cycleId} why={whyClosed(recording.data)} />
  const parts = { meeting, film, sequences: sequences.data, local }
  const go = (into: boolean) => {
    rememberInside(meeting.id, into)
    setInside(into)
  }
  return inside ? (
    <MeetingRoom {...parts} onLeave={() => go(false)} />
  ) : (
    <MeetingEntry {...parts} onEnter={() => go(true)} />
  )
}

/** Which of the cases it is. */
function whyClosed({ damaged, state, persons }: Recording) {
  if (damaged.includes('film')) return 'damaged'
  if (state !== 'ready') return 'notReady'
  return maySupervise(persons) ? 'over' : 'consent'
}

/** The devices outlive the step from the entry into the room: nobody is asked twice. */
function useLocalMedia(): LocalMedia | null {
  const [local, setLocal] = useState<LocalMedia | null>(null)
  useEffect(() => {
    const made = createLocalMedia()
    setLocal(made)
    void made.want('camera', true)
    void made.want('microphone', true)
    return () => made.close()
  }, [])
  return local
}
