import type { Film, Meeting, Sequence } from '@samsyn/shared'
import { useNavigate } from 'react-router'
import { Loading } from '../../app/Loading.tsx'
import type { LocalMedia } from '../../features/media/local-media.ts'
import { useStore } from '../../useStore.ts'
import { RoomLostPage } from './RoomLostPage.tsx'
import { RoomScreen } from './RoomScreen.tsx'
import type { Room } from './room.ts'
import { useRoom } from './useRoom.ts'

export type RoomParts = { meeting: Meeting; film: Film; sequences: readonly Sequence[]; local: LocalMedia }

/** The room: entered while this is on the screen, left by the press that says so. */
export function MeetingRoom({ onLeave, ...parts }: RoomParts & { onLeave: () => void }) {
  const room = useRoom(parts.meeting.id, parts.local)
  if (!room) return <Loading />
  return <OpenRoom {...parts} room={room} onLeave={onLeave} />
}

function OpenRoom({ room, onLeave, ...parts }: RoomParts & { room: Room; onLeave: () => void }) {
  const navigate = useNavigate()
  const lost = useStore(room.lost)
  if (lost) return <RoomLostPage />
  const leave = async () => {
    await room.leave()
    onLeave()
    await navigate(`/meetings/${parts.meeting.id}/after`)
  }
  return <RoomScreen {...parts} room={room} onLeave={() => void leave()} />
}
