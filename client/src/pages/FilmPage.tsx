import { type Course, CycleId, type CycleSummary, manualOf, type Recording, type RecordingId } from '@samsyn/shared'
import { useTranslation } from 'react-i18next'
import { Navigate, useLocation, useParams } from 'react-router'
import { useAnswer } from '../app/queries.ts'
import { useSelf } from '../app/SelfContext.tsx'
import { SignedInShell } from '../features/session/SignedInShell.tsx'
import { FilmClosed } from './film/FilmClosed.tsx'
import { WatchScreen } from './film/WatchScreen.tsx'
import { WatchSkeleton } from './film/WatchSkeleton.tsx'
import { NoAccessPage } from './NoAccessPage.tsx'
import { NotFoundPage } from './NotFoundPage.tsx'
import { ServerAwayPage } from './ServerAwayPage.tsx'

/** Where the social worker watches her own film, and the sequences that are shown to her. Nothing is written here. */
export function FilmPage() {
  const cycleId = CycleId.safeParse(useParams().cycleId)
  return cycleId.success ? <OwnFilm cycleId={cycleId.data} /> : <NotFoundPage />
}

function OwnFilm({ cycleId }: { cycleId: CycleId }) {
  const { t } = useTranslation()
  const self = useSelf()
  const { search } = useLocation()
  const { data: course, error, refetch } = useAnswer('course:of-cycle', { cycleId })
  if (!course && error?.code === 'not-found') return <NotFoundPage />
  if (!course && error?.code === 'forbidden') return <NoAccessPage />
  if (!course && error) return <ServerAwayPage onTryAgain={() => void refetch()} />
  // The supervisor has a page of their own for the same film.
  if (course && course.supervisor.id === self.id)
    return <Navigate to={`/rounds/${cycleId}/analysis${search}`} replace />
  if (course && course.worker.id !== self.id) return <NoAccessPage />
  const cycle = course?.cycles.find(one => one.id === cycleId)
  if (course && !cycle) return <NotFoundPage />
  return (
    <SignedInShell full>
      <title>{`${t('watching.page')} · ${t('common.product')}`}</title>
      {course && cycle ? <Film course={course} cycle={cycle} /> : <WatchSkeleton />}
    </SignedInShell>
  )
}

type RoundProps = { course: Course; cycle: CycleSummary }

function Film({ course, cycle }: RoundProps) {
  if (!cycle.recordingId) return <FilmClosed cycleId={cycle.id} recording={null} />
  return <Recorded course={course} cycle={cycle} recordingId={cycle.recordingId} />
}

function Recorded({ course, cycle, recordingId }: RoundProps & { recordingId: RecordingId }) {
  const { data, error, refetch } = useAnswer('recording:get', { recordingId })
  // What is remembered of a film that has been deleted is not shown.
  const recording: Recording | undefined = error?.code === 'not-found' ? undefined : data
  if (!recording && !error) return <WatchSkeleton />
  const manual = manualOf(course.manualVersion)
  const film = recording?.playable ? recording.film : null
  if (recording && film && manual)
    return <WatchScreen key={recordingId} {...{ course, cycle, recordingId, film, manual }} />
  return (
    <FilmClosed
      cycleId={cycle.id}
      recording={recording ?? null}
      {...(!recording && error && error.code !== 'not-found' && { error, onTryAgain: () => void refetch() })}
    />
  )
}
