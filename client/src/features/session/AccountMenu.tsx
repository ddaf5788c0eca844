import type { Locale } from '@samsyn/shared'
import { ChevronDown, KeyRound, Languages, Lock, LogOut } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { useChange } from '../../app/queries.ts'
import { useSelf } from '../../app/SelfContext.tsx'
import { chooseLanguage, language } from '../../i18n/i18n.ts'
import { lockScreen } from '../../net/lock.ts'
import { Button } from '../../ui/Button.tsx'
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx'
import { Menu } from '../../ui/Menu.tsx'
import { useLeave } from './useLeave.ts'

const other: Record<Locale, Locale> = { da: 'en', en: 'da' }

/** Who I am, and what I can do about it. */
export function AccountMenu() {
  const { t } = useTranslation()
  const self = useSelf()
  const remember = useChange('person:choose-locale', ['session:current'])
  const signOut = useLeave(self.id)
  const navigate = useNavigate()
  const next = other[language()]
  const act = (id: string) => {
    if (id === 'sign-out') return signOut.begin()
    if (id === 'access') return void navigate('/access')
    if (id === 'lock') return lockScreen()
    chooseLanguage(next)
    remember.mutate({ locale: next })
  }
  const items = [
    { id: 'language', label: next === 'da' ? t('session.danish') : t('session.english'), icon: Languages },
    { id: 'access', label: t('session.access.title'), icon: KeyRound },
    { id: 'lock', label: t('session.lock.now'), icon: Lock },
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
    <>
      <Menu trigger={trigger} label={t('session.account', { name: self.displayName })} items={items} onAction={act} />
      <ConfirmDialog
        isOpen={signOut.unsent}
        title={t('session.unsentTitle')}
        confirmText={t('session.signOutAnyway')}
        cancelText={t('session.stay')}
        tone="danger"
        onConfirm={signOut.leave}
        onCancel={signOut.stay}
      >
        <p>{t('session.unsentWhy')}</p>
      </ConfirmDialog>
    </>
  )
}
