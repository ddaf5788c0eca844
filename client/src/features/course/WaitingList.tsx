import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { ago } from '../../i18n/format.ts'
import { language } from '../../i18n/i18n.ts'
import { placeOf, stepOf } from './next-step.ts'
import type { Waiting } from './rounds.ts'
import './course.css'

/** What waits on the supervisor, one line each: who, which round, what to do, since when. */
export function WaitingList({ waiting }: { waiting: readonly Waiting[] }) {
  const { t } = useTranslation()
  return (
    <ol className="course-waiting" data-testid="waiting">
      {waiting.map(({ course, cycle }) => {
        const step = stepOf(cycle.state, 'supervisor', null, cycle.filmGone)
        return (
          <li key={cycle.id}>
            <Link className="course-waiting-line" to={placeOf(step, cycle)} data-testid={`waiting-${cycle.id}`}>
              <span className="course-waiting-do">{t(`course.step.${step}.short`)}</span>
              <span className="course-waiting-who">
                {course.worker.displayName}, {t('course.round', { index: cycle.index }).toLocaleLowerCase(language())}
              </span>
              <span className="course-waiting-since">{ago(cycle.sinceMs, Date.now(), language())}</span>
            </Link>
          </li>
        )
      })}
    </ol>
  )
}
