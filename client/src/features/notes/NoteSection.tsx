import { type Editor, EditorContent } from '@tiptap/react'
import { useTranslation } from 'react-i18next'
import type { OpenDoc } from '../../net/docs.ts'
import type { NoteHeading } from './note-groups.ts'
import { type NoteHands, useNoteEditor } from './useNoteEditor.ts'
import { useWritten } from './useWritten.ts'

type Props = {
  open: OpenDoc
  heading: NoteHeading
  /** Under the heading of a fokusområde, or one that stands alone. */
  level: 3 | 4
  hands: NoteHands
  canWrite: boolean
  /** Names of the others who write here now. */
  writers: readonly string[]
  /** Not shown, because it is empty and its fokusområde is folded. */
  folded: boolean
  /** Called with the editor when it gets the focus. */
  onFocus: (editor: Editor) => void
}

/** One section of the shared notes: its heading, which nobody can write in, and its text, which everybody can. */
export function NoteSection({ open, heading, level, hands, canWrite, writers, folded, onFocus }: Props) {
  const { t } = useTranslation()
  const written = useWritten(open.doc, heading.key)
  const editor = useNoteEditor({ open, heading, hands, canWrite, onFocus })
  const Heading = `h${level}` as const
  return (
    <section className="note-section" data-empty={!written || undefined} hidden={folded && !written && !writers.length}>
      <div className="note-section__head">
        <Heading className="note-section__name">{heading.label}</Heading>
        {writers.length > 0 && (
          <span className="note-section__writers">{t('notes.writesHere', { names: writers.join(', ') })}</span>
        )}
      </div>
      <EditorContent editor={editor} />
    </section>
  )
}
