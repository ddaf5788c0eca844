import type { Course, Recording } from '@samsyn/shared'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useSelf } from '../../app/SelfContext.tsx'
import { StatePage } from '../../ui/StatePage.tsx'
import { NextStep } from './NextStep.tsx'
import { RoundDots } from './RoundDots.tsx'
import './course.css'

type Props = {
  course: Course | null
  film: Recording | null
  /** What comes after the rounds. */
  children?: ReactNode
}

/** Min runde: a greeting, the one next step, and the thread of rounds beneath. */
export function WorkerHome({ course, film, children }: Props) {
  const { t } = useTranslation()
  const name = useSelf().displayName.split(' ')[0] ?? ''
  if (!course) {
    return (
      <StatePage state="empty" title={t('course.noCourse')}>
        <p>{t('course.noCourseWhy')}</p>
      </StatePage>
    )
  }
  return (
    <div className="course-home">
      <p className="course-hello">{t('course.hello', { name })}</p>
      <NextStep course={course} film={film} />
      <section className="course-thread">
        <h2 className="course-thread-title">{t('course.threadTitle')}</h2>
        <RoundDots course={course} label={t('course.thread', { name: course.supervisor.displayName })} />
        {course.goalQuestion ? <p className="ui-muted">{t('course.goal', { question: course.goalQuestion })}</p> : null}
      </section>
      {children}
    </div>
  )
}
