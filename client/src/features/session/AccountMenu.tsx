import type { Locale } from '@samsyn/shared'
import { ChevronDown, Languages, LogOut } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useChange } from '../../app/queries.ts'
import { useSelf } from '../../app/SelfContext.tsx'
import { chooseLanguage, language } from '../../i18n/i18n.ts'
import { forgetKeptFilm } from '../../net/kept-film.ts'
import { forgetUnsent, unsentOf } from '../../net/unsent.ts'
import { Button } from '../../ui/Button.tsx'
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx'
import { Menu } from '../../ui/Menu.tsx'

const other: Record<Locale, Locale> = { da: 'en', en: 'da' }

/** Who I am, and what I can do about it. */
export function AccountMenu() {
  const { t } = useTranslation()
  const self = useSelf()
  const remember = useChange('person:choose-locale', ['session:current'])
  const signOut = useSignOut(self.id)
  const next = other[language()]
  const act = (id: string) => {
    if (id === 'sign-out') return signOut.begin()
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
    <>
      <Menu trigger={trigger} label={t('session.account', { name: self.displayName })} items={items} onAction={act} />
      <ConfirmDialog
        isOpen={signOut.asking}
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

/** Signing out loads the page anew, so that nothing of what was seen stays in memory, and leaves no words behind in this browser. */
function useSignOut(selfId: string) {
  const change = useChange('session:sign-out')
  const [asking, setAsking] = useState(false)
  const leave = () => {
    const gone = () =>
      void Promise.all([forgetUnsent(selfId), forgetKeptFilm()]).then(() => location.assign('/sign-in'))
    change.mutate({}, { onSettled: gone })
  }
  return {
    asking,
    leave,
    stay: () => setAsking(false),
    begin: () => void unsentOf(selfId).then(unsent => (unsent.length > 0 ? setAsking(true) : leave())),
  }
}
