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
  return (
    <SignedInShell narrow>
      <title>{`${t('meeting.afterTitle', { round: meeting.cycleIndex })} · ${t('common.product')}`}</title>
      <article className="meeting-after">
        <header>
          <h1>{t('meeting.afterTitle', { round: meeting.cycleIndex })}</h1>
          <MetSentence meeting={meeting} />
        </header>
        <section className="meeting-after__next">
          <h2>{t('meeting.afterNextStep')}</h2>
          <p data-testid="next-step">
            {(meeting.nextStep ?? t('meeting.nextStepUnreadable')) || t('meeting.afterNoNextStep')}
          </p>
        </section>
        {manual ? <AgreedPoints cycleId={meeting.cycleId} manual={manual} mayWrite={false} /> : null}
        <AfterSequences meeting={meeting} />
        <AfterWatched meeting={meeting} />
        <AfterNotes meeting={meeting} />
        <AfterChat meeting={meeting} />
        <AfterAttendance meeting={meeting} />
        <AfterReplay meeting={meeting} />
        <p className="meeting-after__ways ui-no-print">
          <LinkButton href={`/rounds/${meeting.cycleId}`}>{t('meeting.toRound')}</LinkButton>
          <LinkButton href={`/meetings/${meeting.id}`}>{t('meeting.afterAgain')}</LinkButton>
          <PrintButton />
        </p>
      </article>
    </SignedInShell>
  )
}
