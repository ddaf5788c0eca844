import type { CycleId, RedThread, Relation } from '@samsyn/shared'
import { useTranslation } from 'react-i18next'
import { useAnswer } from '../../app/queries.ts'
import { LastAgreed } from './LastAgreed.tsx'
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
      <LastAgreed cycleId={cycleId} last={last} viewer={viewer} />
    </section>
  )
}
