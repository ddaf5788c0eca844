import type { PersonId, Stay } from '@samsyn/shared'
import { useTranslation } from 'react-i18next'
import { timeOfDay } from '../../i18n/format.ts'
import { language } from '../../i18n/i18n.ts'
import './log.css'

type Props = { people: readonly { id: PersonId; displayName: string }[]; stays: readonly Stay[] }

/** Who was in the meeting, each with their times there. */
export function AttendanceList({ people, stays }: Props) {
  const { t } = useTranslation()
  const words = ({ fromMs, toMs }: Stay) => {
    const from = timeOfDay(fromMs, language())
    return toMs === null ? t('log.since', { from }) : t('log.fromTo', { from, to: timeOfDay(toMs, language()) })
  }
  return (
    <ul className="log-list" data-testid="attendance">
      {people.map(({ id, displayName }) => {
        const own = stays.filter(({ personId }) => personId === id)
        return (
          <li key={id} className="log-row">
            <span>{displayName}</span>
            <span className="log-when">{own.length > 0 ? own.map(words).join(', ') : t('log.notThere')}</span>
          </li>
        )
      })}
    </ul>
  )
}
