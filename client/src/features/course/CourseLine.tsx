import type { Course } from '@samsyn/shared'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { ago } from '../../i18n/format.ts'
import { language } from '../../i18n/i18n.ts'
import { RoundDots } from './RoundDots.tsx'
import { currentRound } from './rounds.ts'
import { useFilmGone } from './useFilmGone.ts'
import './course.css'

/** A course as its supervisor sees it among others: with whom, how far, and since when. */
export function CourseLine({ course }: { course: Course }) {
  const { t } = useTranslation()
  const cycle = currentRound(course)
  const filmGone = useFilmGone(course, cycle, 'supervisor')
  return (
    <li className="course-line">
      <div>
        <h3>
          {cycle ? <Link to={`/rounds/${cycle.id}`}>{course.worker.displayName}</Link> : course.worker.displayName}
        </h3>
        {cycle ? (
          <p className="ui-muted ui-small">
            {t('course.round', { index: cycle.index })} · {t(`course.state.${cycle.state}`)}
            {cycle.state === 'planned' ? '' : `, ${ago(cycle.sinceMs, Date.now(), language())}`}
          </p>
        ) : (
          <p className="ui-muted ui-small">{t('course.step.over.what')}</p>
        )}
        {filmGone ? (
          <p className="ui-small" data-testid="film-gone">
            {filmGone}
          </p>
        ) : null}
      </div>
      <RoundDots course={course} label={t('course.threadOf', { name: course.worker.displayName })} />
    </li>
  )
}
