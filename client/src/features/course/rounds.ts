import { type Course, type CycleSummary, isOver } from '@samsyn/shared'
import { type Viewer, waitsOnMe } from './next-step.ts'

/** The round a course has come to: the first that is not over; null when all are. */
export function currentRound(course: Pick<Course, 'cycles'>): CycleSummary | null {
  const open = course.cycles.filter(cycle => !isOver(cycle.state))
  return open.toSorted((a, b) => a.index - b.index)[0] ?? null
}

/** Where a round stands in its course's thread. */
export function standingOf(course: Pick<Course, 'cycles'>, cycle: CycleSummary): 'done' | 'current' | 'planned' {
  if (isOver(cycle.state)) return 'done'
  return currentRound(course)?.id === cycle.id ? 'current' : 'planned'
}

export type Waiting = { course: Course; cycle: CycleSummary }

/** The rounds that wait on the one who looks, the one that has waited longest first. */
export function waitingOnMe(courses: readonly Course[], viewer: Viewer): Waiting[] {
  return courses
    .flatMap(course => {
      const cycle = currentRound(course)
      return cycle && waitsOnMe(cycle.state, viewer) ? [{ course, cycle }] : []
    })
    .toSorted((a, b) => a.cycle.sinceMs - b.cycle.sinceMs)
}

/** Courses by the name of the one at the other end, as that language sorts. */
export function byWorker(courses: readonly Course[], locale: string): Course[] {
  const { compare } = new Intl.Collator(locale)
  return courses.toSorted((a, b) => compare(a.worker.displayName, b.worker.displayName))
}
