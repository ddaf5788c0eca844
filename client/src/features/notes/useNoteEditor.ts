import { type Editor, useEditor } from '@tiptap/react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { filmTime } from '../../i18n/format.ts'
import type { OpenDoc } from '../../net/docs.ts'
import { noteExtensions } from './note-extensions.ts'
import type { NoteHeading } from './note-groups.ts'

/** What the notes can do with the film. */
export type NoteHands = { now: () => number; goTo: (filmMs: number) => void }

type Wanted = {
  open: OpenDoc
  heading: NoteHeading
  hands: NoteHands
  canWrite: boolean
  onFocus: (editor: Editor) => void
}

/** An editor on one section of the shared document. The document outlives it: unmounting closes only the editor. */
export function useNoteEditor({ open, heading, hands, canWrite, onFocus }: Wanted): Editor {
  const { t } = useTranslation()
  const latest = useRef({ hands, onFocus })
  useEffect(() => {
    latest.current = { hands, onFocus }
  })
  const editor = useEditor(
    {
      injectCSS: false,
      editable: canWrite,
      extensions: noteExtensions(open, heading.key, {
        now: () => latest.current.hands.now(),
        goTo: filmMs => latest.current.hands.goTo(filmMs),
        label: filmMs => t('notes.goTo', { time: filmTime(filmMs) }),
      }),
      editorProps: {
        attributes: {
          class: 'note-section__text',
          role: 'textbox',
          'aria-multiline': 'true',
          'aria-label': heading.label,
          'aria-readonly': String(!canWrite),
          'data-placeholder': t('notes.placeholder'),
          'data-testid': `notes-${heading.key}`,
        },
      },
      onFocus: ({ editor }) => {
        open.awareness.setLocalStateField('section', heading.key)
        latest.current.onFocus(editor)
      },
      onBlur: () => {
        if (open.awareness.getLocalState()?.section === heading.key) open.awareness.setLocalStateField('section', null)
      },
    },
    [open, heading.key, heading.label, t],
  )
  useEffect(() => {
    editor.setEditable(canWrite, false)
  }, [editor, canWrite])
  return editor
}
