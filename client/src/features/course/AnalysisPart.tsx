import type { Course, CycleSummary, Recording } from '@samsyn/shared'
import { useTranslation } from 'react-i18next'
import { LinkButton } from '../../ui/LinkButton.tsx'
import { type Viewer, waitsOnMe } from './next-step.ts'
import { sectionsOf } from './sections.ts'

type Props = { course: Course; cycle: CycleSummary; recording: Recording | null; viewer: Viewer }

/** The way to the analysis for the supervisor; for the social worker, what happens there. */
export function AnalysisPart({ course, cycle, recording, viewer }: Props) {
  const { t } = useTranslation()
  const done = sectionsOf(cycle.state, recording).analysis === 'done'
  if (done && !recording) return <p className="ui-muted">{t('course.analysis.gone')}</p>
  if (viewer === 'worker') {
    const words = { other: course.supervisor.displayName }
    return (
      <p className="ui-muted">
        {done ? t('course.analysis.ofWorkerDone', words) : t('course.analysis.ofWorker', words)}
      </p>
    )
  }
  if (!recording?.playable) return <p className="ui-muted">{t('course.analysis.notYet')}</p>
  const isNext = waitsOnMe(cycle.state, 'supervisor') && (!done || cycle.state === 'sequencesChosen')
  return (
    <>
      <p>{done ? t('course.analysis.chosen') : t('course.analysis.ready')}</p>
      <LinkButton
        href={`/rounds/${cycle.id}/analysis`}
        variant={isNext ? 'primary' : 'secondary'}
        data-testid="to-analysis"
      >
        {done ? t('course.analysis.again') : t('course.analysis.go')}
      </LinkButton>
    </>
  )
}
