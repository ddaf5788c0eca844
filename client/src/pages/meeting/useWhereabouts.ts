import { type Attendee, type PersonId, type Whereabouts, whereaboutsIn } from '@samsyn/shared'
import { useMemo } from 'react'
import { useSettled } from '../../features/playback/useSettled.ts'
import { useStore } from '../../useStore.ts'
import type { Room } from './room.ts'

/** Who leaves is seen to be gone a moment before the log says that they have left. */
const settledMs = 600

/** Where everybody is who belongs to the meeting. Of nobody is it said before the log is here. */
export function useWhereabouts({ chat }: Room, attendees: readonly Attendee[], selfId: PersonId) {
  const entries = useStore(chat.entries)
  const complete = useStore(chat.complete)
  const now = useMemo(
    () => JSON.stringify(complete ? [...whereaboutsIn(entries, attendees, selfId)] : []),
    [entries, complete, attendees, selfId],
  )
  const settled = useSettled(now, settledMs)
  return useMemo(() => new Map<PersonId, Whereabouts>(JSON.parse(settled)), [settled])
}
