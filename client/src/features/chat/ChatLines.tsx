import type { Attendee, PersonId } from '@samsyn/shared'
import { useTranslation } from 'react-i18next'
import { filmTime, timeOfDay } from '../../i18n/format.ts'
import { language } from '../../i18n/i18n.ts'
import type { ChatLine } from './chat.ts'
import './ChatPanel.css'

type Props = {
  lines: readonly ChatLine[]
  attendees: readonly Pick<Attendee, 'id' | 'displayName'>[]
  selfId: PersonId
  onGoTo?: (filmMs: number) => void
}

/** Lines of chat: who, when, what; one that is not on the server yet says so. */
export function ChatLines({ lines, attendees, selfId, onGoTo }: Props) {
  const { t } = useTranslation()
  const nameOf = ({ personId }: ChatLine) =>
    personId === null || personId === selfId ? t('chat.me') : attendees.find(({ id }) => id === personId)?.displayName
  return (
    <ul className="chat__lines">
      {lines.map(line => (
        <li key={line.id} className="chat__line" data-waiting={line.atMs === null || undefined}>
          <span className="chat__who">
            {nameOf(line)}{' '}
            <span className="chat__when">
              {line.atMs === null ? t('chat.waiting') : timeOfDay(line.atMs, language())}
            </span>
          </span>
          <span className="chat__text">
            {line.filmMs !== null && <FilmTimeLink filmMs={line.filmMs} onGoTo={onGoTo} />}
            {line.text}
          </span>
        </li>
      ))}
    </ul>
  )
}

function FilmTimeLink({ filmMs, onGoTo }: { filmMs: number; onGoTo: ((filmMs: number) => void) | undefined }) {
  const { t } = useTranslation()
  const time = filmTime(filmMs)
  if (!onGoTo) return <span className="chat__time">{time}</span>
  return (
    <button type="button" className="chat__time" aria-label={t('chat.goTo', { time })} onClick={() => onGoTo(filmMs)}>
      {time}
    </button>
  )
}
