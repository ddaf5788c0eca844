import { useTranslation } from 'react-i18next'
import { EntryFrame } from '../features/session/EntryFrame.tsx'
import { InvitationForm } from '../features/session/InvitationForm.tsx'
import { useEnter } from '../features/session/useEnter.ts'
import { useFragmentToken } from '../features/session/useFragmentToken.ts'

/** Where somebody who has been invited chooses a password. */
export function InvitationPage() {
  const { t } = useTranslation()
  const token = useFragmentToken()
  const enter = useEnter()
  return (
    <EntryFrame title={t('session.invitationTitle')} why={t('session.invitationWhy')}>
      <title>{`${t('session.invitationTitle')} · ${t('common.product')}`}</title>
      <InvitationForm token={token} onSignedIn={enter} />
    </EntryFrame>
  )
}
