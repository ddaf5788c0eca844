import {
  type CycleId,
  type DevelopmentPoint,
  type DevelopmentStatus,
  developmentStatuses,
  may,
  type Relation,
} from '@samsyn/shared'
import { useTranslation } from 'react-i18next'
import { useChange } from '../../app/queries.ts'
import { Button } from '../../ui/Button.tsx'
import { Row } from '../../ui/Stack.tsx'

type Props = { cycleId: CycleId; point: DevelopmentPoint; viewer: Relation }

/** One point of last time, and the question how it went. The answer can be changed; nobody is graded by it. */
export function PointAnswer({ cycleId, point, viewer }: Props) {
  const { t } = useTranslation()
  const answer = useChange('development:answer', ['development:thread'])
  const question = viewer === 'worker' ? t('development.tried') : t('development.triedOf')
  const say = (status: DevelopmentStatus) => answer.mutate({ cycleId, id: point.id, status })
  return (
    <li className="development__point" data-testid={`point-${point.id}`} data-status={point.status}>
      <p className="development__text">{point.damaged ? t('development.damaged') : point.text}</p>
      {may(viewer, 'development:write') ? (
        <Answers question={question} status={point.status} onAnswer={say} />
      ) : (
        <p className="ui-muted ui-small">{t(`development.status.${point.status}`)}</p>
      )}
      {answer.error ? <p role="alert">{t(`errors.${answer.error.code}`)}</p> : null}
    </li>
  )
}

type AnswersProps = { question: string; status: DevelopmentStatus; onAnswer: (status: DevelopmentStatus) => void }

function Answers({ question, status, onAnswer }: AnswersProps) {
  const { t } = useTranslation()
  return (
    <fieldset className="development__answers">
      <legend className="ui-muted ui-small">{question}</legend>
      <Row gap={1}>
        {developmentStatuses.map(one => (
          <Button
            key={one}
            variant="quiet"
            size="compact"
            pressed={one === status}
            onPress={() => onAnswer(one)}
            data-testid={`answer-${one}`}
          >
            {t(`development.status.${one}`)}
          </Button>
        ))}
      </Row>
    </fieldset>
  )
}
