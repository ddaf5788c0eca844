import type { Meeting, PersonId } from '@samsyn/shared'
import { type Unread, useUnread } from '../../features/chat/useUnread.ts'
import { useNotesNews } from '../../features/notes/useNotesNews.ts'
import { useLookedAt } from '../../ui/useLookedAt.ts'
import type { Room } from './room.ts'

/** What others have written that this person has not had before them. */
export type News = Unread & {
  /** Whether it is in the notes too. */
  notes: boolean
  /** Whether this window is looked at. */
  lookedAt: boolean
}

/** What is new in the panels, of which one is open. */
export function useNews(room: Room, meeting: Meeting, selfId: PersonId, open: string): News {
  const lookedAt = useLookedAt()
  const { id: meetingId } = meeting
  const unread = useUnread({ chat: room.chat, meetingId, selfId, reading: lookedAt && open === 'chat' })
  const notes = useNotesNews(room.notes, open === 'notes')
  return { ...unread, notes, lookedAt }
}
