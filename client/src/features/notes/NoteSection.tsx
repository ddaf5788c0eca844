import { type Editor, EditorContent } from '@tiptap/react'
import { useTranslation } from 'react-i18next'
import { ChipOffers } from './chips/ChipOffers.tsx'
import { useNoteEditor, type WantedEditor } from './useNoteEditor.ts'
import { useWritten } from './useWritten.ts'
import './NoteText.css'

type Props = WantedEditor & {
  /** Under the heading of a fokusområde, or one that stands alone. */
  level: 3 | 4
  /** Names of the others who write here now. */
  writers: readonly string[]
  /** Not shown, because its fokusområde is folded. */
  folded: boolean
  onFocus: (editor: Editor) => void
}

/** One section of the shared notes: its heading, which nobody can write in, and its text, which everybody can. */
export function NoteSection({ level, writers, folded, ...wanted }: Props) {
  const { t } = useTranslation()
  const { open, heading } = wanted
  const written = useWritten(open.doc, heading.key)
  const { editor, list, listId } = useNoteEditor(wanted)
  const Heading = `h${level}` as const
  return (
    <section className="note-section" data-empty={!written || undefined} hidden={folded}>
      <div className="note-section__head">
        <Heading className="note-section__name">{heading.label}</Heading>
        {writers.length > 0 && (
          <span className="note-section__writers" data-testid={`writes-${heading.key}`}>
            {t('notes.writesHere', { names: writers.join(', ') })}
          </span>
        )}
      </div>
      <EditorContent editor={editor} />
      <ChipOffers list={list} id={listId} />
    </section>
  )
}
