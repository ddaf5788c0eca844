import { useTranslation } from 'react-i18next'

/** What is shown for the moment before a page knows what it is. */
export function Loading() {
  const { t } = useTranslation()
  return <p aria-live="polite">{t('common.loading')}</p>
}
