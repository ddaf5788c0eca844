import { type Course, CycleId, type CycleSummary, manualOf, type Recording, type RecordingId } from '@samsyn/shared'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { useAnswer } from '../app/queries.ts'
import { useSelf } from '../app/SelfContext.tsx'
import { useFilmGone } from '../features/course/useFilmGone.ts'
import { FilmNotYet } from '../features/sequence/FilmNotYet.tsx'
import { SignedInShell } from '../features/session/SignedInShell.tsx'
import { AnalysisSkeleton } from './AnalysisSkeleton.tsx'
import { AnalysisWorkbench } from './AnalysisWorkbench.tsx'
import { NoAccessPage } from './NoAccessPage.tsx'
import { NotFoundPage } from './NotFoundPage.tsx'
import { ServerAwayPage } from './ServerAwayPage.tsx'

/** The supervisor's workbench: the film, its timeline, and the sequences chosen from it. */
export function AnalysisPage() {
  const cycleId = CycleId.safeParse(useParams().cycleId)
  return cycleId.success ? <Analysis cycleId={cycleId.data} /> : <NotFoundPage />
}

function Analysis({ cycleId }: { cycleId: CycleId }) {
  const { t } = useTranslation()
  const self = useSelf()
  const { data: course, error, refetch } = useAnswer('course:of-cycle', { cycleId })
  if (!course && error) return <Refused code={error.code} onTryAgain={() => void refetch()} />
  if (course && course.supervisor.id !== self.id) return <NoAccessPage />
  const cycle = course?.cycles.find(one => one.id === cycleId)
  if (course && !cycle) return <NotFoundPage />
  return (
    <SignedInShell wide>
      <title>{`${t('sequence.page')} · ${t('common.product')}`}</title>
      {course && cycle ? <Film course={course} cycle={cycle} /> : <AnalysisSkeleton />}
    </SignedInShell>
  )
}

function Refused({ code, onTryAgain }: { code: string; onTryAgain: () => void }) {
  if (code === 'not-found') return <NotFoundPage />
  if (code === 'forbidden') return <NoAccessPage />
  return <ServerAwayPage onTryAgain={onTryAgain} />
}

type RoundProps = { course: Course; cycle: CycleSummary }

function Film({ course, cycle }: RoundProps) {
  const gone = useFilmGone(course, cycle, 'supervisor')
  if (!cycle.recordingId) return <FilmNotYet course={course} cycle={cycle} recording={null} gone={gone} />
  return <Recorded course={course} cycle={cycle} recordingId={cycle.recordingId} />
}

function Recorded({ recordingId, ...round }: RoundProps & { recordingId: RecordingId }) {
  const { data: recording, error, refetch } = useAnswer('recording:get', { recordingId })
  if (recording) return <Ready {...round} recording={recording} />
  if (error) return <FilmNotYet {...round} recording={null} error={error} onTryAgain={() => void refetch()} />
  return <AnalysisSkeleton />
}

function Ready({ recording, ...round }: RoundProps & { recording: Recording }) {
  const manual = manualOf(round.course.manualVersion)
  const { film } = recording
  if (!film || !recording.playable || !manual) return <FilmNotYet {...round} recording={recording} />
  return <AnalysisWorkbench key={recording.id} {...round} recording={recording} film={film} manual={manual} />
}
