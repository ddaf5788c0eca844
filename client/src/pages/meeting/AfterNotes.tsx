import { type Meeting, manualOf } from '@samsyn/shared'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { NotesLetter } from '../../features/notes/NotesLetter.tsx'
import { NotesMenu } from '../../features/notes/NotesMenu.tsx'
import { PictureContext } from '../../features/notes/PictureContext.ts'
import { type OpenDoc, openDoc } from '../../net/docs.ts'
import { usePicturesAfter } from './usePicturesAfter.ts'

/** What was written in the shared notes, as it stands. */
export function AfterNotes({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState<OpenDoc | null>(null)
  useEffect(() => {
    const opened = openDoc({ kind: 'notes', meetingId: meeting.id })
    setOpen(opened)
    return () => opened.close()
  }, [meeting.id])
  const pictures = usePicturesAfter(meeting)
  const manual = manualOf(meeting.manualVersion)
  if (!open || !manual) return null
  return (
    <section data-testid="after-notes">
      <h2>{t('meeting.afterNotes')}</h2>
      <PictureContext value={pictures}>
        <NotesLetter open={open} manual={manual} />
        <div className="ui-no-print">
          <NotesMenu {...{ meeting, manual, open }} mayRestore />
        </div>
      </PictureContext>
    </section>
  )
}
