import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { PageShell } from '../../ui/PageShell.tsx'

/** The frame of a page on which nobody needs to be signed in. */
export function PlainShell({ children }: { children: ReactNode }) {
  const { t } = useTranslation()
  return (
    <PageShell skipText={t('common.skipToContent')} homeHref="/" homeLabel={t('common.home')} width="narrow">
      {children}
    </PageShell>
  )
}
