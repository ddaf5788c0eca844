import { type Attendee, type Manual, type Meeting, may } from '@samsyn/shared'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSelf } from '../../app/SelfContext.tsx'
import { AgreedPoints } from '../../features/development/AgreedPoints.tsx'
import { SinceLast } from '../../features/development/SinceLast.tsx'
import { NotesMenu } from '../../features/notes/NotesMenu.tsx'
import { NotesPanel } from '../../features/notes/NotesPanel.tsx'
import type { MeetingHands } from '../../features/notes/note-hands.ts'
import { PictureContext } from '../../features/notes/PictureContext.ts'
import { PrivatePanel } from '../../features/notes/PrivatePanel.tsx'
import { LeftWords } from '../../features/session/LeftWords.tsx'
import { Button } from '../../ui/Button.tsx'
import type { Room } from './room.ts'
import './RoomNotes.css'

type Props = {
  room: Room
  meeting: Meeting
  manual: Manual
  attendees: readonly Attendee[]
  noteHands: MeetingHands
  filmMs: () => number
  onGoTo: (filmMs: number) => void
}

/** What is written at a meeting: the shared notes between what was agreed last time and what is agreed now, and one's own. */
export function RoomNotes({ room, meeting, manual, attendees, filmMs, noteHands, onGoTo }: Props) {
  const { t } = useTranslation()
  const self = useSelf()
  const [which, setWhich] = useState<'shared' | 'private'>('shared')
  const { cycleId, participants } = meeting
  const relation = participants.find(({ id }) => id === self.id)?.relation ?? 'participant'
  const shared = (
    <div className="room__notes">
      <SinceLast cycleId={cycleId} viewer={relation} level={3} />
      <NotesPanel
        {...{ manual, self, onGoTo }}
        open={room.notes}
        people={attendees}
        canWrite
        now={filmMs}
        meeting={noteHands}
      />
      <AgreedPoints {...{ cycleId, manual }} mayWrite={may(relation, 'development:write')} level={3} />
    </div>
  )
  const own = (
    <PrivatePanel
      {...{ manual, onGoTo }}
      meetingId={meeting.id}
      selfId={self.id}
      shared={room.notes}
      now={filmMs}
      meeting={noteHands}
    />
  )
  return (
    <>
      <div className="room__which">
        <fieldset>
          <legend className="ui-visually-hidden">{t('privateNotes.which')}</legend>
          {(['shared', 'private'] as const).map(one => (
            <Button
              key={one}
              size="compact"
              variant="quiet"
              pressed={one === which}
              onPress={() => setWhich(one)}
              data-testid={`notes-${one}`}
            >
              {t(`privateNotes.${one}`)}
            </Button>
          ))}
        </fieldset>
        <PictureContext value={noteHands.picture}>
          <NotesMenu {...{ meeting, manual }} open={room.notes} mayRestore={may(relation, 'notes:write')} />
        </PictureContext>
      </div>
      <LeftWords />
      {/* The editors stay as they were; one's own notes are opened when they are looked at. */}
      <div hidden={which !== 'shared'}>{shared}</div>
      {which === 'private' ? own : null}
    </>
  )
}
