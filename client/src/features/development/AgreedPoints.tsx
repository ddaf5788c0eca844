import { type CycleId, type DevelopmentPoint, dimensionLabel, type Manual, mayAgreeMore } from '@samsyn/shared'
import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAnswer, useChange } from '../../app/queries.ts'
import { language } from '../../i18n/i18n.ts'
import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { PointForm } from './PointForm.tsx'
import './development.css'

type Props = {
  cycleId: CycleId
  manual: Manual
  mayWrite: boolean
  /** The level of its heading. */
  level?: 2 | 3
}

/** The one or two things that are agreed in this round. */
export function AgreedPoints({ cycleId, manual, mayWrite, level = 2 }: Props) {
  const { t } = useTranslation()
  const [begun, setBegun] = useState(false)
  const { data } = useAnswer('development:thread', { cycleId })
  const Heading = `h${level}` as const
  if (!data || (!mayWrite && data.agreed.length === 0)) return null
  const more = mayWrite && mayAgreeMore(data.agreed)
  return (
    <section className="development" data-testid="agreed-points">
      <Heading className="development__title">{t('development.agreed')}</Heading>
      {data.agreed.length > 0 ? (
        <ul className="development__points">
          {data.agreed.map(point => (
            <Agreed key={point.id} {...{ cycleId, manual, point }} mayRemove={mayWrite} />
          ))}
        </ul>
      ) : (
        <p className="ui-small">{t('development.none')}</p>
      )}
      {more && begun ? <PointForm cycleId={cycleId} manual={manual} onAgreed={() => setBegun(false)} /> : null}
      {more && !begun ? (
        <Button className="development__begin" icon={Plus} onPress={() => setBegun(true)} data-testid="begin-point">
          {data.agreed.length > 0 ? t('development.oneMore') : t('development.begin')}
        </Button>
      ) : null}
    </section>
  )
}

type AgreedProps = { cycleId: CycleId; manual: Manual; point: DevelopmentPoint; mayRemove: boolean }

function Agreed({ cycleId, manual, point, mayRemove }: AgreedProps) {
  const { t } = useTranslation()
  const remove = useChange('development:remove', ['development:thread'])
  const about = [point.dimension && dimensionLabel(manual, point.dimension, language()), point.when]
    .filter(Boolean)
    .join(' · ')
  return (
    <li className="development__point development__point--agreed" data-testid={`point-${point.id}`}>
      <div>
        <p className="development__text">{point.damaged ? t('development.damaged') : point.text}</p>
        {about ? <p className="ui-muted ui-small">{about}</p> : null}
      </div>
      {mayRemove ? (
        <IconButton
          label={t('development.remove', { text: point.text })}
          icon={X}
          size="compact"
          isDisabled={remove.isPending}
          onPress={() => remove.mutate({ cycleId, id: point.id })}
          data-testid="remove-point"
        />
      ) : null}
    </li>
  )
}
