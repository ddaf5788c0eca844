import { useContext, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { filmTime } from '../../i18n/format.ts'
import type { Still } from './note-hands.ts'
import { PictureContext } from './PictureContext.ts'
import './chips/still.css'

/** A still in the letter: its words, with its picture before them when it can be had. */
export function LetterStill({ still }: { still: Still }) {
  const { t } = useTranslation()
  const [missing, setMissing] = useState(false)
  const picture = useContext(PictureContext)(still, () => setMissing(true))
  return (
    <span className="notes-letter__time notes-letter__still" data-testid="letter-still">
      {picture && !missing ? <span className="still">{picture}</span> : null}
      {t('notes.stillAt', { time: filmTime(still.filmMs) })}
    </span>
  )
}
