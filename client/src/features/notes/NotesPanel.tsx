import type { Manual } from '@samsyn/shared'
import type { Editor } from '@tiptap/react'
import { type KeyboardEvent, useId, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isRefused, type OpenDoc } from '../../net/docs.ts'
import { Loading, Skeleton } from '../../ui/Skeleton.tsx'
import { useStore } from '../../useStore.ts'
import { FindBar } from './FindBar.tsx'
import { createFind } from './find.ts'
import { NoteSection } from './NoteSection.tsx'
import { NotesDomain } from './NotesDomain.tsx'
import { NotesToolbar, NotesWays } from './NotesToolbar.tsx'
import type { NoteGroup, NoteHeading } from './note-groups.ts'
import type { MeetingHands } from './note-hands.ts'
import { SavingState } from './SavingState.tsx'
import { useFolded } from './useFolded.ts'
import { useNoteGroups } from './useNoteGroups.ts'
import { useWhoWrote } from './useWhoWrote.ts'
import { useWriters } from './useWriters.ts'
import './NotesPanel.css'

type Props = {
  open: OpenDoc
  manual: Manual
  self: { id: string; displayName: string }
  /** Who may have written here. */
  people?: readonly { id: string; displayName: string }[]
  canWrite: boolean
  /** The film time now, in ms. */
  now: () => number
  onGoTo: (filmMs: number) => void
  /** What the notes can do with the meeting; the same as long as the meeting is. */
  meeting?: MeetingHands
}

/** The notes of a meeting, which everybody in it writes together: one section per dimension of the manual. */
export function NotesPanel({ open, manual, self, people = [self], canWrite, now, onGoTo, meeting }: Props) {
  const { t } = useTranslation()
  const helpId = useId()
  const groups = useNoteGroups(manual)
  const sections = useMemo(() => groups.flatMap(group => group.sections.map(({ key }) => key)), [groups])
  const synced = useStore(open.synced)
  const mayType = !isRefused(useStore(open.saving)) && canWrite
  const writers = useWriters(open.awareness, self.id)
  const [editor, setEditor] = useState<Editor | null>(null)
  const [folded, fold] = useFolded(self.id)
  const find = useMemo(() => createFind(sections), [sections])
  const finding = useStore(find.state)
  const who = useWhoWrote(open, sections, people)
  const hands = useMemo(() => ({ now, goTo: onGoTo, meeting }), [now, onGoTo, meeting])

  function section(heading: NoteHeading, level: 3 | 4, away = false) {
    const at = { open, heading, level, hands, canWrite: mayType, helpId, find, who, folded: away }
    return <NoteSection key={heading.key} {...at} writers={writers.get(heading.key) ?? []} onFocus={setEditor} />
  }
  function group({ key, label, sections: headings }: NoteGroup) {
    if (label === null) return headings.map(heading => section(heading, 3))
    // What is looked for may stand in any of them.
    const away = folded.has(key) && !finding
    const within = headings.map(heading => heading.key)
    const names = within.flatMap(name => writers.get(name) ?? [])
    return (
      <NotesDomain
        key={key}
        {...{ label, doc: open.doc }}
        sections={within}
        folded={away}
        writers={names}
        onFold={is => fold(key, is)}
      >
        {headings.map(heading => section(heading, 4, away))}
      </NotesDomain>
    )
  }
  function press(event: KeyboardEvent) {
    if (event.key.toLowerCase() !== 'f' || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return
    event.preventDefault()
    find.search(finding?.query ?? '')
  }
  return (
    <section className="notes-panel" aria-label={t('notes.title')} data-testid="notes" onKeyDown={press}>
      <h2 className="ui-visually-hidden">{t('notes.title')}</h2>
      <div className="notes-panel__head">
        <SavingState open={open} />
        <NotesWays find={find} who={who} />
        {mayType && <NotesToolbar editor={editor} hands={hands} />}
        {!canWrite && <p className="ui-meta">{t('notes.readOnly')}</p>}
        {finding && <FindBar find={find} finding={finding} />}
      </div>
      <p id={helpId} hidden>
        {t('notes.keysHelp')}
      </p>
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
