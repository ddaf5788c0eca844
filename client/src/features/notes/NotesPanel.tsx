import type { Manual } from '@samsyn/shared'
import type { Editor } from '@tiptap/react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OpenDoc } from '../../net/docs.ts'
import { Loading, Skeleton } from '../../ui/Skeleton.tsx'
import { useStore } from '../../useStore.ts'
import { NoteSection } from './NoteSection.tsx'
import { NotesDomain } from './NotesDomain.tsx'
import { NotesToolbar } from './NotesToolbar.tsx'
import type { NoteGroup, NoteHeading } from './note-groups.ts'
import { SavingState } from './SavingState.tsx'
import { useNoteGroups } from './useNoteGroups.ts'
import { useWriters } from './useWriters.ts'
import './NotesPanel.css'

type Props = {
  open: OpenDoc
  manual: Manual
  self: { id: string; displayName: string }
  canWrite: boolean
  /** The film time now, in ms. */
  now: () => number
  onGoTo: (filmMs: number) => void
}

/** The notes of a meeting, which everybody in it writes together: one section per dimension of the manual. */
export function NotesPanel({ open, manual, self, canWrite, now, onGoTo }: Props) {
  const { t } = useTranslation()
  const groups = useNoteGroups(manual)
  const synced = useStore(open.synced)
  const writers = useWriters(open.awareness, self.id)
  const [editor, setEditor] = useState<Editor | null>(null)
  const hands = useMemo(() => ({ now, goTo: onGoTo }), [now, onGoTo])

  function section(heading: NoteHeading, level: 3 | 4, folded = false) {
    const at = { open, heading, level, hands, canWrite, folded }
    return <NoteSection key={heading.key} {...at} writers={writers.get(heading.key) ?? []} onFocus={setEditor} />
  }
  function group({ key, label, sections }: NoteGroup) {
    if (label === null) return sections.map(heading => section(heading, 3))
    return (
      <NotesDomain key={key} label={label}>
        {folded => sections.map(heading => section(heading, 4, folded))}
      </NotesDomain>
    )
  }
  return (
    <section className="notes-panel" aria-label={t('notes.title')} data-testid="notes">
      <h2 className="ui-visually-hidden">{t('notes.title')}</h2>
      <div className="notes-panel__head">
        <SavingState open={open} />
        {canWrite ? <NotesToolbar editor={editor} now={now} /> : <p className="ui-meta">{t('notes.readOnly')}</p>}
      </div>
      {synced ? groups.map(group) : <NotesSkeleton groups={groups} />}
    </section>
  )
}

function NotesSkeleton({ groups }: { groups: readonly NoteGroup[] }) {
  const { t } = useTranslation()
  return (
    <Loading label={t('notes.fetching')}>
      {groups.map(({ key, sections }) => (
        <div key={key} className="notes-panel__coming">
          <Skeleton width="50%" />
          {sections.length > 1 && sections.map(section => <Skeleton key={section.key} height="28px" />)}
        </div>
      ))}
    </Loading>
  )
}
