import { useTranslation } from 'react-i18next'
import { DeadEndPage } from '../features/session/DeadEndPage.tsx'

/** What is shown to somebody who belongs here, but may not do this. */
export function NoAccessPage() {
  const { t } = useTranslation()
  return (
    <DeadEndPage
      state="noAccess"
      title={t('common.noAccess.title')}
      why={t('common.noAccess.why')}
      data-testid="no-access"
    />
  )
}
