import { type Manual, type MeetingId, noteSection, type PersonId } from '@samsyn/shared'
import type { Editor } from '@tiptap/react'
import { Lock } from 'lucide-react'
import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isRefused, type OpenDoc, openDoc } from '../../net/docs.ts'
import { Loading, Skeleton } from '../../ui/Skeleton.tsx'
import { useStore } from '../../useStore.ts'
import { NoteSection } from './NoteSection.tsx'
import type { MeetingHands } from './note-hands.ts'
import { PrivateMove } from './PrivateMove.tsx'
import { linesAt } from './private-lines.ts'
import { moveLines } from './private-move.ts'
import { SavingState } from './SavingState.tsx'
import './PrivatePanel.css'

const section = 'mine'

type Props = {
  meetingId: MeetingId
  selfId: PersonId
  /** Where lines can be moved to. */
  shared: OpenDoc
  manual: Manual
  now: () => number
  onGoTo: (filmMs: number) => void
  meeting: MeetingHands
}

/** One's own notes of a meeting, which nobody else can read. */
export function PrivatePanel({ meetingId, selfId, ...props }: Props) {
  const [open, setOpen] = useState<OpenDoc | null>(null)
  useEffect(() => {
    const opened = openDoc({ kind: 'private', meetingId, personId: selfId }, selfId)
    setOpen(opened)
    return () => opened.close()
  }, [meetingId, selfId])
  return open ? <Opened open={open} {...props} /> : null
}

function Opened({
  open,
  shared,
  manual,
  now,
  onGoTo,
  meeting,
}: Omit<Props, 'meetingId' | 'selfId'> & { open: OpenDoc }) {
  const { t } = useTranslation()
  const synced = useStore(open.synced)
  const mayType = !isRefused(useStore(open.saving))
  const [editor, setEditor] = useState<Editor | null>(null)
  const hands = useMemo(() => ({ now, goTo: onGoTo, meeting }), [now, onGoTo, meeting])
  const heading = useMemo(() => ({ key: section, label: t('privateNotes.heading') }), [t])
  const move = (to: string) => {
    if (!editor) return Promise.resolve()
    return moveLines(linesAt(noteSection(open.doc, section), editor.state.selection), shared, to)
  }
  return (
    <section className="private-panel" aria-label={t('privateNotes.title')} data-testid="private-notes">
      <div className="private-panel__head">
        <p className="private-panel__only">
          <Lock size={16} aria-hidden="true" /> {t('privateNotes.only')}
        </p>
        <SavingState open={open} />
      </div>
      {synced ? (
        <>
          <NoteSection
            {...{ open, heading, hands }}
            level={3}
            canWrite={mayType}
            writers={[]}
            folded={false}
            onFocus={setEditor}
          />
          <PrivateMove manual={manual} isReady={editor !== null} onMove={move} />
        </>
      ) : (
        <Loading label={t('notes.fetching')}>
          <Skeleton width="60%" />
        </Loading>
      )}
    </section>
  )
}
