import type { Course } from '@samsyn/shared'
import { useTranslation } from 'react-i18next'
import { language } from '../../i18n/i18n.ts'
import { StatePage } from '../../ui/StatePage.tsx'
import { CourseLine } from './CourseLine.tsx'
import { spelledNumber } from './count-words.ts'
import { byWorker, waitingOnMe } from './rounds.ts'
import { WaitingList } from './WaitingList.tsx'
import './course.css'

/** Min dag: what waits, oldest first, and all courses beneath. */
export function SupervisorHome({ courses }: { courses: readonly Course[] }) {
  const { t } = useTranslation()
  const waiting = waitingOnMe(courses, 'supervisor')
  const title = useWaitingTitle(waiting.length)
  if (courses.length === 0) {
    return (
      <StatePage state="empty" title={t('course.noCourses')}>
        <p>{t('course.noCoursesWhy')}</p>
      </StatePage>
    )
  }
  return (
    <div className="course-home">
      <section>
        <h1>{title}</h1>
        {waiting.length > 0 ? (
          <WaitingList waiting={waiting} />
        ) : (
          <p className="ui-muted course-nothing">{t('course.nothingWaitsWhy')}</p>
        )}
      </section>
      <section className="course-thread">
        <h2 className="course-thread-title">{t('course.yourCourses')}</h2>
        <ul className="course-lines">
          {byWorker(courses, language()).map(course => (
            <CourseLine key={course.id} course={course} />
          ))}
        </ul>
      </section>
    </div>
  )
}

function useWaitingTitle(count: number): string {
  const { t } = useTranslation()
  if (count === 0) return t('course.nothingWaits')
  const spelled = spelledNumber(count)
  return t('course.waits', { count, number: spelled ? t(`course.numbers.${spelled}`) : count })
}
