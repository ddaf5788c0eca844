import { useTranslation } from 'react-i18next'
import { ChangePasswordForm } from '../features/session/ChangePasswordForm.tsx'
import { PasskeyList } from '../features/session/PasskeyList.tsx'
import { SessionList } from '../features/session/SessionList.tsx'
import { SignedInShell } from '../features/session/SignedInShell.tsx'

/** How I get in: where I am signed in, and my password. */
export function AccessPage() {
  const { t } = useTranslation()
  return (
    <SignedInShell narrow>
      <title>{`${t('session.access.title')} · ${t('common.product')}`}</title>
      <div className="session-access">
        <h1>{t('session.access.title')}</h1>
        <SessionList />
        <ChangePasswordForm />
        <PasskeyList />
      </div>
    </SignedInShell>
  )
}
