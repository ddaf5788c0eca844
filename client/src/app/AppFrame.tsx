import { useTranslation } from 'react-i18next'
import { Outlet, useNavigate } from 'react-router'
import { ToastRegion } from '../ui/ToastRegion.tsx'
import { UiProvider } from '../ui/UiProvider.tsx'
import { toasts } from './toasts.ts'

/** What stands around every page: the language and links of the design system, and the place for short messages. */
export function AppFrame() {
  const { t, i18n } = useTranslation()
  const navigate = useNavigate()
  return (
    <UiProvider locale={i18n.language === 'en' ? 'en-GB' : 'da-DK'} navigate={path => void navigate(path)}>
      <Outlet />
      <ToastRegion queue={toasts} label={t('common.messages')} closeLabel={t('common.close')} />
    </UiProvider>
  )
}
