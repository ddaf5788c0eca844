import type { CycleId, RedThread, Relation } from '@samsyn/shared'
import { useTranslation } from 'react-i18next'
import { PointAnswer } from './PointAnswer.tsx'
import './development.css'

type Props = {
  cycleId: CycleId
  last: NonNullable<RedThread['last']>
  /** Whose points they are: the question is asked of the social worker. */
  viewer: Relation
}

/** The next step of the round before, what was agreed in it, and how that went. */
export function LastAgreed({ cycleId, last, viewer }: Props) {
  const { t } = useTranslation()
  return (
    <>
      {last.nextStep === null ? <p className="ui-muted">{t('meeting.nextStepUnreadable')}</p> : null}
      {last.nextStep ? (
        <p className="development__step">
          <span className="ui-muted">{t('development.nextStepThen')}</span> {last.nextStep}
        </p>
      ) : null}
      {last.points.length > 0 ? (
        <ul className="development__points">
          {last.points.map(point => (
            <PointAnswer key={point.id} cycleId={cycleId} point={point} viewer={viewer} />
          ))}
        </ul>
      ) : null}
    </>
  )
}
