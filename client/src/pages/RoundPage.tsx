import { type Course, CycleId, type CycleSummary, cycleStates, isOver, manualOf } from '@samsyn/shared'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { useAnswer } from '../app/queries.ts'
import { useSelf } from '../app/SelfContext.tsx'
import { PeoplePart } from '../features/consent/PeoplePart.tsx'
import { AnalysisPart } from '../features/course/AnalysisPart.tsx'
import { MeetingPart } from '../features/course/MeetingPart.tsx'
import { RoundHead } from '../features/course/RoundHead.tsx'
import { RoundSection, RoundThread } from '../features/course/RoundThread.tsx'
import { sectionsOf } from '../features/course/sections.ts'
import { useFilmGone } from '../features/course/useFilmGone.ts'
import { AgreedPoints } from '../features/development/AgreedPoints.tsx'
import { CloseRound } from '../features/development/CloseRound.tsx'
import { SinceLast } from '../features/development/SinceLast.tsx'
import { FilmPart } from '../features/recording/FilmPart.tsx'
import { Preparing } from '../features/sequence/Preparing.tsx'
import { SignedInShell } from '../features/session/SignedInShell.tsx'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Loading, Skeleton } from '../ui/Skeleton.tsx'
import { NoAccessPage } from './NoAccessPage.tsx'
import { NotFoundPage } from './NotFoundPage.tsx'

/** A round, from the film to the next step, for both who take part in it. */
export function RoundPage() {
  const { t } = useTranslation()
  const cycleId = CycleId.safeParse(useParams().cycleId)
  const {
    data: course,
    error,
    refetch,
  } = useAnswer('course:of-cycle', { cycleId: cycleId.data ?? '' }, cycleId.success)
  const cycle = course?.cycles.find(one => one.id === cycleId.data)
  if (!cycleId.success || error?.code === 'not-found') return <NotFoundPage />
  if (error?.code === 'forbidden') return <NoAccessPage />
  return (
    <SignedInShell narrow>
      {course && cycle ? <Round course={course} cycle={cycle} /> : null}
      {!course && !error ? <RoundSkeleton /> : null}
      {!course && error ? (
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

function Round({ course, cycle }: { course: Course; cycle: CycleSummary }) {
  const { t } = useTranslation()
  const isWorker = useSelf().id === course.worker.id
  const viewer = isWorker ? 'worker' : 'supervisor'
  const { recording, recordingLoading, meeting } = useWhatItHolds(cycle)
  const standing = sectionsOf(cycle.state, recording)
  const gone = useFilmGone(course, cycle, viewer)
  return (
    <>
      <title>{`${t('course.round', { index: cycle.index })} · ${t('common.product')}`}</title>
      <RoundHead course={course} cycle={cycle} viewer={viewer} />
      <SinceLast cycleId={cycle.id} viewer={viewer} apart />
      {recordingLoading ? <RoundSkeleton /> : null}
      {recordingLoading ? null : (
        <RoundThread>
          <RoundSection name="film" standing={standing.film}>
            <FilmPart
              cycleId={cycle.id}
              recording={recording}
              worker={course.worker}
              mayUpload={isWorker}
              gone={gone}
              isOver={standing.film === 'done'}
              mayDiscard={isWorker && cycle.meetingId === null}
            />
          </RoundSection>
          <RoundSection name="people" standing={standing.people}>
            <PeoplePart recording={recording} worker={course.worker} mayDescribe={isWorker} />
          </RoundSection>
          <RoundSection name="analysis" standing={standing.analysis}>
            <AnalysisPart course={course} cycle={cycle} recording={recording} viewer={viewer} />
            {isWorker && recording?.playable && meeting ? (
              <Preparing
                cycleId={cycle.id}
                recordingId={recording.id}
                supervisorName={course.supervisor.displayName}
                isHeld={meeting.state === 'held'}
              />
            ) : null}
          </RoundSection>
          <RoundSection name="meeting" standing={standing.meeting}>
            <MeetingPart course={course} meeting={meeting} viewer={viewer} />
            <AfterMeeting course={course} cycle={cycle} />
          </RoundSection>
        </RoundThread>
      )}
    </>
  )
}

/** What a held meeting came to, and the way on from it. */
function AfterMeeting({ course, cycle }: { course: Course; cycle: CycleSummary }) {
  const manual = manualOf(course.manualVersion)
  const held = cycleStates.indexOf(cycle.state) >= cycleStates.indexOf('meetingHeld')
  if (!held || !manual) return null
  const open = !isOver(cycle.state)
  return (
    <>
      <AgreedPoints cycleId={cycle.id} manual={manual} mayWrite={open} level={3} />
      {open ? <CloseRound cycleId={cycle.id} /> : null}
    </>
  )
}

function useWhatItHolds({ recordingId, meetingId }: CycleSummary) {
  const recording = useAnswer('recording:get', { recordingId: recordingId ?? '' }, recordingId !== null)
  const meeting = useAnswer('meeting:get', { meetingId: meetingId ?? '' }, meetingId !== null)
  return {
    // What is remembered of a film that has been deleted is not shown.
    recording: (recordingId && recording.data) || null,
    recordingLoading: recording.isLoading,
    meeting: (meetingId && meeting.data) || null,
  }
}

function RoundSkeleton() {
  const { t } = useTranslation()
  return (
    <Loading label={t('common.loading')}>
      <Skeleton shape="title" width="12rem" />
      <Skeleton width="8rem" />
      <Skeleton shape="film" />
      <Skeleton width="80%" />
    </Loading>
  )
}
