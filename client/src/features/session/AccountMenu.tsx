import type { Locale } from '@samsyn/shared'
import { ChevronDown, Languages, LogOut } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useChange } from '../../app/queries.ts'
import { useSelf } from '../../app/SelfContext.tsx'
import { chooseLanguage, language } from '../../i18n/i18n.ts'
import { Button } from '../../ui/Button.tsx'
import { Menu } from '../../ui/Menu.tsx'

const other: Record<Locale, Locale> = { da: 'en', en: 'da' }

/** Who I am, and what I can do about it. */
export function AccountMenu() {
  const { t } = useTranslation()
  const self = useSelf()
  const remember = useChange('person:choose-locale', ['session:current'])
  const signOut = useSignOut()
  const next = other[language()]
  const act = (id: string) => {
    if (id === 'sign-out') return signOut()
    chooseLanguage(next)
    remember.mutate({ locale: next })
  }
  const items = [
    { id: 'language', label: next === 'da' ? t('session.danish') : t('session.english'), icon: Languages },
    { id: 'sign-out', label: t('session.signOut'), icon: LogOut },
  ]
  const trigger = (
    <Button
      variant="quiet"
      size="compact"
      data-testid="account"
      aria-label={t('session.account', { name: self.displayName })}
    >
      <span className="session-account">
        <span className="session-account-name">{self.displayName}</span>
        <ChevronDown size={16} aria-hidden="true" />
      </span>
    </Button>
  )
  return (
    <Menu trigger={trigger} label={t('session.account', { name: self.displayName })} items={items} onAction={act} />
  )
}

/** Signing out loads the page anew, so that nothing of what was seen stays in memory. */
function useSignOut() {
  const change = useChange('session:sign-out')
  return () => change.mutate({}, { onSettled: () => location.assign('/sign-in') })
}
