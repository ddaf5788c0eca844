import { useTranslation } from 'react-i18next'
import { LinkButton } from '../../ui/LinkButton.tsx'
import { StatePage, type StatePageProps } from '../../ui/StatePage.tsx'
import { PlainShell } from './PlainShell.tsx'

type Props = Pick<StatePageProps, 'state' | 'title' | 'data-testid'> & {
  why: string
  /** It takes the place of what somebody was just doing, and is read aloud. */
  sudden?: boolean
}

/** A page that says that one cannot go on here, and why, and leads to the front page. */
export function DeadEndPage({ why, sudden = false, ...page }: Props) {
  const { t } = useTranslation()
  const action = (
    <LinkButton href="/" variant="primary">
      {t('common.toHome')}
    </LinkButton>
  )
  return (
    <PlainShell>
      <title>{`${page.title} · ${t('common.product')}`}</title>
      <StatePage {...page} action={action}>
        <p {...(sudden && { role: 'alert' })}>{why}</p>
      </StatePage>
    </PlainShell>
  )
}
