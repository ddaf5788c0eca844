import { useTranslation } from 'react-i18next'
import { useAnswer } from '../app/queries.ts'
import { ChangePasswordForm } from '../features/session/ChangePasswordForm.tsx'
import { PasskeyList } from '../features/session/PasskeyList.tsx'
import { SessionList } from '../features/session/SessionList.tsx'
import { SignedInShell } from '../features/session/SignedInShell.tsx'

/** How I get in: where I am signed in, and my password. */
export function AccessPage() {
  const { t } = useTranslation()
  const { data: ways } = useAnswer('session:proof-ways', {})
  return (
    <SignedInShell narrow>
      <title>{`${t('session.access.title')} · ${t('common.product')}`}</title>
      <div className="session-access">
        <h1>{t('session.access.title')}</h1>
        <SessionList />
        {ways?.password === false ? <NoPassword /> : <ChangePasswordForm />}
        <PasskeyList />
      </div>
    </SignedInShell>
  )
}

function NoPassword() {
  const { t } = useTranslation()
  return (
    <section className="session-part" aria-labelledby="no-password" data-testid="no-password">
      <h2 id="no-password">{t('session.password')}</h2>
      <p className="ui-muted">{t('session.access.noPassword')}</p>
    </section>
  )
}
