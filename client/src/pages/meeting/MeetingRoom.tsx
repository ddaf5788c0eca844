import type { Film, Meeting, Sequence } from '@samsyn/shared'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { Loading } from '../../app/Loading.tsx'
import type { LocalMedia } from '../../features/media/local-media.ts'
import { RoomScreen } from './RoomScreen.tsx'
import { useRoom } from './useRoom.ts'

export type RoomParts = { meeting: Meeting; film: Film; sequences: readonly Sequence[]; local: LocalMedia }

/** The room: entered while this is on the screen, left by the press that says so. */
export function MeetingRoom({ onLeave, ...parts }: RoomParts & { onLeave: () => void }) {
  const { t } = useTranslation()
  const { meeting, local } = parts
  const room = useRoom(meeting.id, local)
  const navigate = useNavigate()
  useEffect(() => {
    document.title = t('meeting.title', { round: meeting.cycleIndex })
  }, [t, meeting.cycleIndex])
  if (!room) return <Loading />
  const leave = async () => {
    await room.leave()
    onLeave()
    await navigate(`/meetings/${meeting.id}/after`)
  }
  return <RoomScreen {...parts} room={room} onLeave={() => void leave()} />
}
