import { useTranslation } from 'react-i18next'
import { Navigate } from 'react-router'
import { useAnswer } from '../app/queries.ts'
import { EntryFrame } from '../features/session/EntryFrame.tsx'
import { OrganisationButton } from '../features/session/OrganisationButton.tsx'
import { SignInForm } from '../features/session/SignInForm.tsx'
import { safeNext } from '../features/session/safe-next.ts'
import { useEnter } from '../features/session/useEnter.ts'

/** Where one signs in; whoever is signed in already goes straight on. */
export function SignInPage() {
  const { t } = useTranslation()
  const enter = useEnter()
  const { data: self } = useAnswer('session:current', {})
  if (self) return <Navigate to={safeNext(location.search, location.origin)} replace />
  return (
    <EntryFrame title={t('session.signInTitle')}>
      <title>{`${t('session.signInTitle')} · ${t('common.product')}`}</title>
      <SignInForm onSignedIn={enter} />
      <OrganisationButton />
    </EntryFrame>
  )
}
