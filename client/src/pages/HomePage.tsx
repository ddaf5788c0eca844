import type { Course } from '@samsyn/shared'
import { useTranslation } from 'react-i18next'
import { useAnswer } from '../app/queries.ts'
import { useSelf } from '../app/SelfContext.tsx'
import { currentRound } from '../features/course/rounds.ts'
import { SupervisorHome } from '../features/course/SupervisorHome.tsx'
import { WorkerHome } from '../features/course/WorkerHome.tsx'
import { SinceLast } from '../features/development/SinceLast.tsx'
import { SignedInShell } from '../features/session/SignedInShell.tsx'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Loading, Skeleton } from '../ui/Skeleton.tsx'

/** What waits on me: one round for a social worker, all of them for a supervisor. */
export function HomePage() {
  const { t } = useTranslation()
  const isWorker = useSelf().role === 'worker'
  const { data: courses, error, refetch } = useAnswer('course:list', {})
  return (
    <SignedInShell narrow>
      <title>{`${isWorker ? t('course.myRound') : t('course.myDay')} · ${t('common.product')}`}</title>
      {courses ? <Home courses={courses} isWorker={isWorker} /> : null}
      {!courses && !error ? <HomeSkeleton /> : null}
      {!courses && error ? (
        <Notice
          tone="problem"
          title={t(`errors.${error.code}`)}
          action={<Button onPress={() => void refetch()}>{t('common.tryAgain')}</Button>}
          live
        />
      ) : null}
    </SignedInShell>
  )
}

function Home({ courses, isWorker }: { courses: readonly Course[]; isWorker: boolean }) {
  return isWorker ? <MyRound course={courses[0] ?? null} /> : <SupervisorHome courses={courses} />
}

function MyRound({ course }: { course: Course | null }) {
  const round = course && currentRound(course)
  const recordingId = round?.recordingId ?? null
  const { data: film, isLoading } = useAnswer('recording:get', { recordingId: recordingId ?? '' }, recordingId !== null)
  if (isLoading) return <HomeSkeleton />
  return (
    <WorkerHome course={course} film={(recordingId && film) || null}>
      {round ? <SinceLast cycleId={round.id} viewer="worker" /> : null}
    </WorkerHome>
  )
}

function HomeSkeleton() {
  const { t } = useTranslation()
  return (
    <Loading label={t('common.loading')}>
      <Skeleton width="6rem" />
      <Skeleton shape="title" width="80%" />
      <Skeleton width="60%" />
      <Skeleton shape="button" />
    </Loading>
  )
}
