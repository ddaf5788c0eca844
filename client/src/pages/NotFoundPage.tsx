import { useTranslation } from 'react-i18next'
import { PlainShell } from '../features/session/PlainShell.tsx'
import { LinkButton } from '../ui/LinkButton.tsx'
import { StatePage } from '../ui/StatePage.tsx'

/** What is shown where there is nothing, or nothing one may see: nobody can tell which. */
export function NotFoundPage() {
  const { t } = useTranslation()
  const action = (
    <LinkButton href="/" variant="primary">
      {t('common.toHome')}
    </LinkButton>
  )
  return (
    <PlainShell>
      <title>{`${t('common.notFound.title')} · ${t('common.product')}`}</title>
      <StatePage state="notFound" title={t('common.notFound.title')} action={action} data-testid="not-found">
        <p>{t('common.notFound.why')}</p>
      </StatePage>
    </PlainShell>
  )
}
