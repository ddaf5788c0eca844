import { AppError, type Manual, type Meeting, notesFormats } from '@samsyn/shared'
import { Ellipsis, FileDown, History } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OpenDoc } from '../../net/docs.ts'
import { Button } from '../../ui/Button.tsx'
import { Menu } from '../../ui/Menu.tsx'
import { saveNotes } from './export-file.ts'
import { VersionsDialog } from './VersionsDialog.tsx'

type Props = {
  meeting: Meeting
  manual: Manual
  open: Pick<OpenDoc, 'doc'>
  mayRestore: boolean
}

/** What else can be done with the shared notes: see how they were, and take them along. */
export function NotesMenu({ meeting, manual, open, mayRestore }: Props) {
  const { t } = useTranslation()
  const [looksBack, setLooksBack] = useState(false)
  const [problem, setProblem] = useState<AppError | null>(null)
  function act(id: string) {
    setProblem(null)
    const format = notesFormats.find(one => one === id)
    if (!format) return setLooksBack(true)
    saveNotes(meeting.id, format).catch((error: unknown) =>
      setProblem(error instanceof AppError ? error : new AppError('internal')),
    )
  }
  const items = [
    { id: 'versions', label: t('versions.title'), icon: History },
    ...notesFormats.map(format => ({ id: format, label: t(`versions.as.${format}`), icon: FileDown })),
  ]
  const trigger = (
    <Button variant="quiet" size="compact" icon={Ellipsis} data-testid="notes-menu">
      {t('versions.menu')}
    </Button>
  )
  return (
    <>
      <Menu trigger={trigger} label={t('versions.menu')} items={items} onAction={act} />
      {problem ? <p role="alert">{t(`errors.${problem.code}`)}</p> : null}
      {looksBack ? (
        <VersionsDialog
          {...{ open, manual, mayRestore }}
          meetingId={meeting.id}
          people={meeting.participants}
          onClose={() => setLooksBack(false)}
        />
      ) : null}
    </>
  )
}
