import type { Course, CycleSummary } from '@samsyn/shared'
import { useTranslation } from 'react-i18next'
import { ago } from '../../i18n/format.ts'
import { language } from '../../i18n/i18n.ts'
import { Badge } from '../../ui/Badge.tsx'
import type { Viewer } from './next-step.ts'
import { RoundDots } from './RoundDots.tsx'
import './course.css'

/** Which round this is, with whom, and where it stands. */
export function RoundHead({ course, cycle, viewer }: { course: Course; cycle: CycleSummary; viewer: Viewer }) {
  const { t } = useTranslation()
  const other = viewer === 'worker' ? course.supervisor : course.worker
  return (
    <header className="course-head">
      <h1>
        {t('course.round', { index: cycle.index })}{' '}
        <span className="course-head-with">{t('course.roundWith', { name: other.displayName })}</span>
      </h1>
      <p className="course-head-state">
        <Badge tone="accent" data-testid="round-state">
          {t(`course.state.${cycle.state}`)}
        </Badge>
        {cycle.state === 'planned' ? null : (
          <span className="ui-muted ui-small">{ago(cycle.sinceMs, Date.now(), language())}</span>
        )}
      </p>
      <RoundDots course={course} label={t('course.threadOf', { name: other.displayName })} />
    </header>
  )
}
