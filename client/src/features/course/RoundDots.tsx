import type { Course } from '@samsyn/shared'
import { useTranslation } from 'react-i18next'
import { Dots } from '../../ui/Dots.tsx'
import { standingOf } from './rounds.ts'

/** The thread of a course's rounds; those that have begun can be opened. */
export function RoundDots({ course, label }: { course: Course; label: string }) {
  const { t } = useTranslation()
  const dots = course.cycles.map(cycle => {
    const state = standingOf(course, cycle)
    const words = { index: cycle.index, state: t(`course.state.${cycle.state}`) }
    const dot = { id: cycle.id, state, short: String(cycle.index), label: t(`course.dot.${state}`, words) }
    return state === 'planned' ? dot : { ...dot, href: `/rounds/${cycle.id}` }
  })
  return <Dots label={label} dots={dots} />
}
