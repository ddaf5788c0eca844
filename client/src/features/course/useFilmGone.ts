import type { Course, CycleSummary } from '@samsyn/shared'
import { useTranslation } from 'react-i18next'
import { whose } from '../../i18n/format.ts'
import { language } from '../../i18n/i18n.ts'
import { stepOf, type Viewer } from './next-step.ts'

/** That the film of a round was deleted and what is next, as sentences for the one who looks; null when it was not. */
export function useFilmGone(course: Course, cycle: CycleSummary | null, viewer: Viewer): string | null {
  const { t } = useTranslation()
  if (!cycle || cycle.recordingId !== null) return null
  const step = stepOf(cycle.state, viewer, null, cycle.filmGone)
  if (step !== 'film-gone' && step !== 'after-withdrawal' && step !== 'after-deletion') return null
  const name = course.worker.displayName.split(' ')[0] ?? ''
  return `${t(`course.step.${step}.what`, { whose: whose(name, language()) })} ${t(`course.step.${step}.why`)}`
}
