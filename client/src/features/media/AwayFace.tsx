import type { PersonId, Whereabouts } from '@samsyn/shared'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import './Face.css'

type Props = { id: PersonId; name: string; where: Exclude<Whereabouts, 'here'>; children?: ReactNode }

/** The place of somebody who is not here: that they come back, have gone or have not come, and what can be done about it. */
export function AwayFace({ id, name, where, children }: Props) {
  const { t } = useTranslation()
  return (
    <figure className="face face--away" data-testid={`away-${id}`} data-where={where}>
      <div className="face__away">
        <p>{t(`media.away.${where}`)}</p>
        {where !== 'cutOff' && children}
      </div>
      <figcaption className="face__name">{name}</figcaption>
    </figure>
  )
}
