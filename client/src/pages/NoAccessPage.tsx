import { useTranslation } from 'react-i18next'
import { PlainShell } from '../features/session/PlainShell.tsx'
import { LinkButton } from '../ui/LinkButton.tsx'
import { StatePage } from '../ui/StatePage.tsx'

/** What is shown to somebody who belongs here, but may not do this. */
export function NoAccessPage() {
  const { t } = useTranslation()
  const action = (
    <LinkButton href="/" variant="primary">
      {t('common.toHome')}
    </LinkButton>
  )
  return (
    <PlainShell>
      <title>{`${t('common.noAccess.title')} · ${t('common.product')}`}</title>
      <StatePage state="noAccess" title={t('common.noAccess.title')} action={action} data-testid="no-access">
        <p>{t('common.noAccess.why')}</p>
      </StatePage>
    </PlainShell>
  )
}
