import type { Course, Meeting } from '@samsyn/shared'
import { useTranslation } from 'react-i18next'
import { dateTime } from '../../i18n/format.ts'
import { language } from '../../i18n/i18n.ts'
import { LinkButton } from '../../ui/LinkButton.tsx'
import { Row } from '../../ui/Stack.tsx'
import { MeetingLink } from './MeetingLink.tsx'
import type { Viewer } from './next-step.ts'
import './course.css'

type Props = { course: Course; meeting: Meeting | null; viewer: Viewer }

/** The meeting of a round: the way in before it, what came of it afterwards. */
export function MeetingPart({ course, meeting, viewer }: Props) {
  const { t } = useTranslation()
  if (!meeting) {
    const words = { other: course.supervisor.displayName }
    const why = viewer === 'worker' ? t('course.meeting.notYetWorker', words) : t('course.meeting.notYetSupervisor')
    return <p className="ui-muted">{why}</p>
  }
  return meeting.state === 'held' ? <Held meeting={meeting} /> : <Ahead meeting={meeting} />
}

function Ahead({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation()
  const live = meeting.state === 'live' && meeting.startedMs !== null
  return (
    <>
      <p>
        <strong>{live ? t('course.meeting.live') : t('course.meeting.arranged')}</strong>{' '}
        {live
          ? t('course.meeting.liveSince', { when: dateTime(meeting.startedMs ?? 0, language()) })
          : t('course.meeting.arrangedWhy')}
      </p>
      <Row>
        <LinkButton href={`/meetings/${meeting.id}`} variant="primary" data-testid="to-meeting">
          {t('course.meeting.go')}
        </LinkButton>
      </Row>
      <MeetingLink meetingId={meeting.id} />
    </>
  )
}

function Held({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation()
  const when = dateTime(meeting.startedMs ?? meeting.createdMs, language())
  return (
    <>
      <p data-testid="met-when">{t('course.meeting.held', { when })}</p>
      <div className="course-next-step">
        <h3>{t('course.meeting.nextStep')}</h3>
        {meeting.nextStep ? (
          <p className="course-next-step-text" data-testid="next-step-text">
            {meeting.nextStep}
          </p>
        ) : (
          <p className="ui-muted">
            {t(meeting.nextStep === null ? 'meeting.nextStepUnreadable' : 'course.meeting.noNextStep')}
          </p>
        )}
      </div>
      <Row>
        <LinkButton href={`/meetings/${meeting.id}/after`} variant="primary" data-testid="to-afterwards">
          {t('course.meeting.read')}
        </LinkButton>
        <LinkButton href={`/meetings/${meeting.id}`} variant="quiet">
          {t('course.meeting.again')}
        </LinkButton>
      </Row>
    </>
  )
}
