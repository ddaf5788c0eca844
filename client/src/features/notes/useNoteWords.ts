import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { filmTime } from '../../i18n/format.ts'
import type { ChipWords } from './chips/chip.ts'
import type { OfferWords } from './chips/offers.ts'

type NoteWords = ChipWords & OfferWords & { howToOpen: string; tooMuch: string; noRoom: string; tooDeep: string }

/** What chips, the list of them and links say, in the language of the screen. */
export function useNoteWords(): NoteWords {
  const { t } = useTranslation()
  return useMemo(
    () => ({
      howToOpen: t('notes.howToOpen'),
      tooMuch: t('notes.tooMuch'),
      noRoom: t('notes.noRoom'),
      tooDeep: t('notes.tooDeep'),
      goTo: filmMs => t('notes.goTo', { time: filmTime(filmMs) }),
      still: filmMs => t('notes.stillAt', { time: filmTime(filmMs) }),
      showStill: (filmMs, drawn) => t(drawn ? 'notes.goToDrawing' : 'notes.goToStill', { time: filmTime(filmMs) }),
      showSequence: title => t('notes.showSequence', { title }),
      point: text => t('notes.pointIs', { text }),
      gone: label => t('notes.gone', { label }),
      timeNow: filmMs => t('notes.timeNow', { time: filmTime(filmMs) }),
      sequenceNow: title => t('notes.sequenceNow', { title }),
      stillNow: filmMs => t('notes.stillNow', { time: filmTime(filmMs) }),
    }),
    [t],
  )
}
