import type { Manual } from '@samsyn/shared'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { language } from '../../i18n/i18n.ts'
import { type NoteGroup, noteGroups } from './note-groups.ts'

/** The notes' sections with headings in the language of the screen. */
export function useNoteGroups(manual: Manual): NoteGroup[] {
  const { t } = useTranslation()
  return useMemo(
    () =>
      noteGroups(manual, language(), {
        sinceLast: t('notes.sinceLast'),
        takeAway: t('notes.takeAway'),
        nextStep: t('notes.nextStep'),
      }),
    [manual, t],
  )
}
