import type { Attendee, PersonId } from '@samsyn/shared'
import { useTranslation } from 'react-i18next'
import { filmTime, timeOfDay } from '../../i18n/format.ts'
import { language } from '../../i18n/i18n.ts'
import { Button } from '../../ui/Button.tsx'
import type { Chat, ChatLine } from './chat.ts'
import './ChatPanel.css'

type Props = {
  lines: readonly ChatLine[]
  attendees: readonly Pick<Attendee, 'id' | 'displayName'>[]
  selfId: PersonId
  onGoTo?: (filmMs: number) => void
  /** What can be done about a line that was refused. */
  hands?: Pick<Chat, 'tryAgain' | 'forget'>
}

/** Lines of chat: who, when, what; one that is not on the server yet says so. */
export function ChatLines({ lines, attendees, selfId, onGoTo, hands }: Props) {
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
              {line.atMs === null
                ? t(line.refused ? 'chat.refused' : 'chat.waiting')
                : timeOfDay(line.atMs, language())}
            </span>
          </span>
          <span className="chat__text">
            {line.filmMs !== null && <FilmTimeLink filmMs={line.filmMs} onGoTo={onGoTo} />}
            {line.text}
          </span>
          {line.refused && hands ? (
            <span className="chat__refused">
              <Button size="compact" onPress={() => hands.tryAgain(line.id)}>
                {t('common.tryAgain')}
              </Button>
              <Button size="compact" variant="quiet" onPress={() => hands.forget(line.id)}>
                {t('chat.forget')}
              </Button>
            </span>
          ) : null}
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
