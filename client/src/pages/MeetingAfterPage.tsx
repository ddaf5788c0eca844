import { type Meeting, MeetingId, manualOf } from '@samsyn/shared'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { Loading } from '../app/Loading.tsx'
import { useAnswer } from '../app/queries.ts'
import { AgreedPoints } from '../features/development/AgreedPoints.tsx'
import { SignedInShell } from '../features/session/SignedInShell.tsx'
import { LinkButton } from '../ui/LinkButton.tsx'
import { AfterAttendance } from './meeting/AfterAttendance.tsx'
import { AfterChat } from './meeting/AfterChat.tsx'
import { AfterNotes } from './meeting/AfterNotes.tsx'
import { AfterReplay } from './meeting/AfterReplay.tsx'
import { AfterSequences } from './meeting/AfterSequences.tsx'
import { AfterWatched } from './meeting/AfterWatched.tsx'
import { MetSentence } from './meeting/MetSentence.tsx'
import { PrintButton } from './meeting/PrintButton.tsx'
import { WatchAgain } from './meeting/WatchAgain.tsx'
import { NotFoundPage } from './NotFoundPage.tsx'
import { ServerAwayPage } from './ServerAwayPage.tsx'
import './MeetingAfterPage.css'

/** After the meeting: when they met, the next step, what they watched and wrote. Reads like a letter. */
export function MeetingAfterPage() {
  const id = MeetingId.safeParse(useParams().meetingId)
  return id.success ? <KnownMeeting meetingId={id.data} /> : <NotFoundPage />
}

function KnownMeeting({ meetingId }: { meetingId: MeetingId }) {
  const { data: meeting, error, refetch } = useAnswer('meeting:get', { meetingId })
  if (error?.code === 'not-found') return <NotFoundPage />
  if (error && !meeting) return <ServerAwayPage onTryAgain={() => void refetch()} />
  return meeting ? <Letter meeting={meeting} /> : <Loading />
}

function Letter({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation()
  const manual = manualOf(meeting.manualVersion)
  const calledOff = meeting.state === 'cancelled'
  return (
    <SignedInShell narrow>
      <title>{`${t('meeting.afterTitle', { round: meeting.cycleIndex })} · ${t('common.product')}`}</title>
      <article className="meeting-after">
        <header>
          <h1>{t('meeting.afterTitle', { round: meeting.cycleIndex })}</h1>
          <MetSentence meeting={meeting} />
        </header>
        {calledOff ? null : <NextStep meeting={meeting} />}
        {manual ? <AgreedPoints cycleId={meeting.cycleId} manual={manual} mayWrite={false} /> : null}
        <AfterSequences meeting={meeting} />
        <AfterWatched meeting={meeting} />
        <AfterNotes meeting={meeting} />
        <AfterChat meeting={meeting} />
        <AfterAttendance meeting={meeting} />
        <AfterReplay meeting={meeting} />
        <p className="meeting-after__ways ui-no-print">
          <WatchAgain meeting={meeting} />
          <LinkButton href={`/rounds/${meeting.cycleId}`}>{t('meeting.toRound')}</LinkButton>
          {calledOff ? null : <WayIn meeting={meeting} />}
          <PrintButton />
        </p>
      </article>
    </SignedInShell>
  )
}

function NextStep({ meeting: { state, nextStep } }: { meeting: Meeting }) {
  const { t } = useTranslation()
  const none = t(state === 'arranged' ? 'meeting.afterNoNextStepYet' : 'meeting.afterNoNextStep')
  return (
    <section className="meeting-after__next">
      <h2>{t('meeting.afterNextStep')}</h2>
      <p data-testid="next-step">{(nextStep ?? t('meeting.nextStepUnreadable')) || none}</p>
    </section>
  )
}

function WayIn({ meeting: { id, state } }: { meeting: Meeting }) {
  const { t } = useTranslation()
  const isAhead = state === 'arranged'
  return <LinkButton href={`/meetings/${id}`}>{t(isAhead ? 'course.meeting.go' : 'meeting.afterAgain')}</LinkButton>
}
