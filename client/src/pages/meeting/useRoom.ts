import type { MeetingId } from '@samsyn/shared'
import { useEffect, useState } from 'react'
import { useLine } from '../../app/LineContext.tsx'
import { useSelf } from '../../app/SelfContext.tsx'
import type { LocalMedia } from '../../features/media/local-media.ts'
import { openRoom, type Room } from './room.ts'

/** The room of a meeting, entered while the component is there. */
export function useRoom(meetingId: MeetingId, local: LocalMedia): Room | null {
  const line = useLine()
  const { id: selfId } = useSelf()
  const [room, setRoom] = useState<Room | null>(null)
  useEffect(() => {
    const opened = openRoom(line, meetingId, selfId, local)
    setRoom(opened)
    return () => {
      setRoom(null)
      opened.close()
    }
  }, [line, meetingId, selfId, local])
  return room
}
