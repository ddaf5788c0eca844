import { type CycleId, inMeetingOrder, type RecordingId } from '@samsyn/shared'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useAnswer } from '../../app/queries.ts'
import { filmTime } from '../../i18n/format.ts'
import { KindTag } from '../../ui/Badge.tsx'
import { Button } from '../../ui/Button.tsx'
import { LinkButton } from '../../ui/LinkButton.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { watchPath } from './watch-path.ts'
import './Preparing.css'

type Props = { cycleId: CycleId; recordingId: RecordingId; supervisorName: string; isHeld: boolean }

/** What the social worker will be asked at the meeting, and the clips it is about; afterwards, the way back to them. */
export function Preparing({ cycleId, recordingId, supervisorName, isHeld }: Props) {
  const { t } = useTranslation()
  const { data: sequences, error, refetch } = useAnswer('sequence:list', { recordingId })
  if (!sequences && error) {
    const again = <Button onPress={() => void refetch()}>{t('common.tryAgain')}</Button>
    return (
      <Notice tone="problem" title={t('watching.listFailed')} action={again} live>
        {t(`errors.${error.code}`)}
      </Notice>
    )
  }
  if (!sequences || sequences.length === 0) return null
  const ordered = inMeetingOrder(sequences)
  const go = (
    <LinkButton href={watchPath(cycleId, ordered[0])} data-testid="watch-sequences">
      {t(isHeld ? 'watching.seeAgain' : 'watching.see')}
    </LinkButton>
  )
  if (isHeld) return go
  return (
    <section className="preparing" aria-labelledby="preparing-title" data-testid="preparing">
      <h3 id="preparing-title">{t('watching.prepare')}</h3>
      <p className="ui-muted">{t('watching.prepareWhy', { other: supervisorName })}</p>
      <ul className="preparing__list">
        {ordered.map(sequence => (
          <li key={sequence.id}>
            <p className="preparing__head">
              <KindTag kind={sequence.kind}>{t(`sequence.kinds.${sequence.kind}`)}</KindTag>{' '}
              <Link to={watchPath(cycleId, sequence)} aria-label={t('watching.seeClip', { span: spanOf(sequence) })}>
                {spanOf(sequence)}
              </Link>{' '}
              {sequence.title ? <strong>{sequence.title}</strong> : null}
            </p>
            {sequence.question ? <p data-testid="prepare-question">{sequence.question}</p> : null}
          </li>
        ))}
      </ul>
      {go}
    </section>
  )
}

const spanOf = ({ startMs, endMs }: { startMs: number; endMs: number }) => `${filmTime(startMs)}–${filmTime(endMs)}`
