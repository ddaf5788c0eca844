import { type Editor, useEditor } from '@tiptap/react'
import { useEffect, useId, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useSelf } from '../../app/SelfContext.tsx'
import { language } from '../../i18n/i18n.ts'
import type { OpenDoc } from '../../net/docs.ts'
import { type ChipList, createChipList } from './chips/chip-list.ts'
import type { Find } from './find.ts'
import { noteExtensions } from './note-extensions.ts'
import type { NoteHeading } from './note-groups.ts'
import type { NoteHands } from './note-hands.ts'
import { useNoteWords } from './useNoteWords.ts'
import type { WhoWrote } from './who-wrote.ts'

export type WantedEditor = {
  open: OpenDoc
  heading: NoteHeading
  hands: NoteHands
  canWrite: boolean
  /** Id of what tells how one leaves the text by the keyboard. */
  helpId?: string | undefined
  find?: Find | undefined
  who?: WhoWrote | undefined
  onFocus: (editor: Editor) => void
}

/** An editor on one section of the shared document, with its list of chips. The document outlives it: unmounting closes only the editor. */
export function useNoteEditor({ open, heading, hands, canWrite, helpId, find, who, onFocus }: WantedEditor) {
  const { t } = useTranslation()
  const { id: selfId } = useSelf()
  const listId = useId()
  const words = useNoteWords()
  const latest = useRef({ hands, onFocus })
  useEffect(() => {
    latest.current = { hands, onFocus }
  })
  const steady = useSteadyHands(latest, hands.meeting)
  const list: ChipList = useMemo(() => createChipList(listId, steady, words), [listId, steady, words])
  const editor = useEditor(
    {
      injectCSS: false,
      editable: canWrite,
      extensions: noteExtensions({ open, section: heading.key, selfId, hands: steady, words, list, find, who }),
      editorProps: {
        attributes: {
          class: 'note-section__text',
          role: 'textbox',
          'aria-multiline': 'true',
          'aria-label': heading.label,
          'aria-readonly': String(!canWrite),
          ...(helpId && canWrite && { 'aria-describedby': helpId }),
          'data-placeholder': t('notes.placeholder'),
          'data-testid': `notes-${heading.key}`,
          // The browser's spell checker, in the language of the screen.
          spellcheck: 'true',
          lang: language(),
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
    [open, heading.key, heading.label, t, list, find, who],
  )
  useEffect(() => {
    editor.setEditable(canWrite, false)
  }, [editor, canWrite])
  return { editor, list, listId }
}

/** Hands that stay the same while the film's are made anew, so that the editor need not be. */
function useSteadyHands(latest: { current: { hands: NoteHands } }, meeting: NoteHands['meeting']): NoteHands {
  return useMemo(
    () => ({
      now: () => latest.current.hands.now(),
      goTo: filmMs => latest.current.hands.goTo(filmMs),
      meeting,
    }),
    [latest, meeting],
  )
}
