import type { CycleId, RedThread, Relation } from '@samsyn/shared'
import { useTranslation } from 'react-i18next'
import { useAnswer } from '../../app/queries.ts'
import { PointAnswer } from './PointAnswer.tsx'
import './development.css'

type Props = {
  cycleId: CycleId
  /** Whose points they are: the question is asked of the social worker. */
  viewer: Relation
  /** The level of its heading. */
  level?: 2 | 3
  /** With room after it, between the head of a page and the rest. */
  apart?: boolean
}

/** What was agreed last time, and how it went: where a round and its meeting begin. Nothing where there is nothing. */
export function SinceLast({ cycleId, viewer, level = 2, apart = false }: Props) {
  const { data } = useAnswer('development:thread', { cycleId })
  return data?.last ? <Last cycleId={cycleId} last={data.last} {...{ viewer, level, apart }} /> : null
}

type LastProps = Required<Props> & { last: NonNullable<RedThread['last']> }

function Last({ cycleId, last, viewer, level, apart }: LastProps) {
  const { t } = useTranslation()
  const Heading = `h${level}` as const
  return (
    <section className={apart ? 'development development--apart' : 'development'} data-testid="since-last">
      <Heading className="development__title">{t('development.sinceLast', { round: last.index })}</Heading>
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
    </section>
  )
}
