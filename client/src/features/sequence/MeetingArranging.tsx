import { type CycleId, MeetingId, notReadyForMeeting, type Sequence } from '@samsyn/shared'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useChange } from '../../app/queries.ts'
import { toasts } from '../../app/toasts.ts'
import { Button } from '../../ui/Button.tsx'
import { LinkButton } from '../../ui/LinkButton.tsx'
import { Notice } from '../../ui/Notice.tsx'
import './MeetingArranging.css'

type Props = {
  cycleId: CycleId
  meetingId: MeetingId | null
  sequences: readonly Sequence[]
  workerName: string
  /** The link to the meeting, once there is one. */
  link: ReactNode
}

/** Makes the feedback meeting when the sequences are ready for it; afterwards the way to it. */
export function MeetingArranging({ cycleId, meetingId, sequences, workerName, link }: Props) {
  const { t } = useTranslation()
  if (!meetingId) return <Arrange cycleId={cycleId} sequences={sequences} workerName={workerName} />
  return (
    <section className="meeting-arranging" aria-label={t('sequence.meeting.title')}>
      {link}
      <LinkButton variant="primary" href={`/meetings/${meetingId}`} wide data-testid="go-to-meeting">
        {t('sequence.meeting.go')}
      </LinkButton>
    </section>
  )
}

function Arrange({ cycleId, sequences, workerName }: Pick<Props, 'cycleId' | 'sequences' | 'workerName'>) {
  const { t } = useTranslation()
  // One id for as long as the page lives: pressing again after a lost answer makes no second meeting.
  const [id] = useState(() => MeetingId.parse(crypto.randomUUID()))
  const change = useChange('meeting:arrange', ['course:of-cycle', 'course:list', 'sequence:list'])
  const notReady = notReadyForMeeting(sequences)
  const made = () => toasts.add({ text: t('sequence.meeting.made', { name: workerName }), tone: 'success' })
  return (
    <section className="meeting-arranging" aria-label={t('sequence.meeting.title')}>
      {change.error ? (
        <Notice tone="problem" title={t('sequence.meeting.failed')} live>
          {t(`errors.${change.error.code}`)}
        </Notice>
      ) : null}
      <p className="meeting-arranging__why" id="meeting-arranging-why" aria-live="polite">
        <Readiness notReady={notReady} sequences={sequences} workerName={workerName} />
      </p>
      <Button
        variant="primary"
        wide
        isDisabled={notReady !== null}
        aria-describedby="meeting-arranging-why"
        onPress={() => change.isPending || change.mutate({ cycleId, id }, { onSuccess: made })}
        data-testid="arrange-meeting"
      >
        {t(change.isPending ? 'sequence.meeting.arranging' : 'sequence.meeting.arrange')}
      </Button>
    </section>
  )
}

type ReadinessProps = Pick<Props, 'sequences' | 'workerName'> & { notReady: ReturnType<typeof notReadyForMeeting> }

function Readiness({ notReady, sequences, workerName }: ReadinessProps) {
  const { t } = useTranslation()
  if (sequences.length === 0) return t('sequence.meeting.noneYet')
  if (notReady === 'looking-good-missing') return t('sequence.meeting.goodMissing')
  if (notReady === null) return t('sequence.meeting.ready', { name: workerName })
  return t('sequence.meeting.questionMissing', { count: sequences.filter(({ question }) => question === '').length })
}
