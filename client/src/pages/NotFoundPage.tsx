import { useTranslation } from 'react-i18next'
import { DeadEndPage } from '../features/session/DeadEndPage.tsx'

/** What is shown where there is nothing, or nothing one may see: nobody can tell which. */
export function NotFoundPage() {
  const { t } = useTranslation()
  return (
    <DeadEndPage
      state="notFound"
      title={t('common.notFound.title')}
      why={t('common.notFound.why')}
      data-testid="not-found"
    />
  )
}
