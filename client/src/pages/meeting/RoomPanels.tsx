import type { Attendee, Manual, Meeting, PersonId } from '@samsyn/shared'
import type { ComponentProps, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useSelf } from '../../app/SelfContext.tsx'
import { ChatPanel } from '../../features/chat/ChatPanel.tsx'
import { SoundHere } from '../../features/media/SoundHere.tsx'
import { Attendees } from '../../features/meeting/Attendees.tsx'
import type { MeetingHands } from '../../features/notes/note-hands.ts'
import { Tabs } from '../../ui/Tabs.tsx'
import { useStore } from '../../useStore.ts'
import { RoomNotes } from './RoomNotes.tsx'
import type { Room } from './room.ts'
import type { News } from './useNews.ts'

type Props = {
  room: Room
  meeting: Meeting
  manual: Manual
  attendees: readonly Attendee[]
  agenda: ReactNode
  sound: Pick<ComponentProps<typeof SoundHere>, 'ducks' | 'onDuck' | 'onShareRoom'>
  filmMs: () => number
  noteHands: MeetingHands
  selected: string
  news: News
  onSelect: (tab: string) => void
  onGoTo: (filmMs: number) => void
  onHandControl: (toId: PersonId) => void
}

/** What is beside the film, one at a time: notes, chat, who is here, and on a small screen the agenda. */
export function RoomPanels({
  room,
  meeting,
  manual,
  attendees,
  agenda,
  sound,
  filmMs,
  noteHands,
  selected,
  news,
  onSelect,
  onGoTo,
  onHandControl,
}: Props) {
  const { t } = useTranslation()
  const self = useSelf()
  const frames = useStore(room.steering.frames)
  const controllerId = useStore(room.steering.controllerId)
  const tabs = [
    { id: 'agenda', label: t('meeting.agenda'), content: agenda },
    {
      id: 'notes',
      label: t('meeting.notes'),
      mark: news.notes ? { sign: '', words: t('meeting.notesNews') } : undefined,
      content: <RoomNotes {...{ room, meeting, manual, attendees, filmMs, noteHands, onGoTo }} />,
    },
    {
      id: 'chat',
      label: t('chat.log'),
      mark: news.count > 0 ? { sign: String(news.count), words: t('chat.unread', { count: news.count }) } : undefined,
      content: <ChatPanel chat={room.chat} {...{ attendees, filmMs, onGoTo }} selfId={self.id} />,
    },
    {
      id: 'who',
      label: t('meeting.who'),
      content: (
        <>
          <Attendees {...{ attendees, frames, controllerId, onHandControl }} selfId={self.id} />
          <SoundHere {...sound} attendees={attendees} selfId={self.id} />
        </>
      ),
    },
  ]
  return (
    <aside className="room__panels" aria-label={t('meeting.panels')}>
      <Tabs label={t('meeting.panels')} tabs={tabs} selected={selected} onSelect={onSelect} keepMounted />
    </aside>
  )
}
