import { AppError } from '@samsyn/shared'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { EntryFrame } from '../features/session/EntryFrame.tsx'
import { takeTicket } from '../features/session/organisation-ticket.ts'
import { useEnter } from '../features/session/useEnter.ts'
import { call } from '../net/api.ts'
import { LinkButton } from '../ui/LinkButton.tsx'
import { Spinner } from '../ui/Spinner.tsx'
import { Row } from '../ui/Stack.tsx'

/** Where the organisation's sign-in sends people back to. */
export function OrganisationPage() {
  const { t } = useTranslation()
  const problem = useReturn()
  if (!problem) {
    return (
      <EntryFrame title={t('session.entering')}>
        <title>{t('common.product')}</title>
        <Spinner />
      </EntryFrame>
    )
  }
  return (
    <EntryFrame title={t('session.awayTitle')} why={t(`errors.${problem}`)}>
      <Row>
        <LinkButton href="/sign-in" variant="primary" data-testid="organisation-problem">
          {t('session.toSignIn')}
        </LinkButton>
      </Row>
    </EntryFrame>
  )
}

/** Signs in by what the address says, once; answers why it could not be done. */
function useReturn() {
  const enter = useEnter()
  const [problem, setProblem] = useState<AppError['code'] | null>(null)
  const begun = useRef(false)
  const signIn = useEffectEvent(async () => {
    const { search } = location
    const { ticket, query } = takeTicket()
    // The code is gone from the address bar, and so from the history, and where one was going stands there.
    history.replaceState(history.state, '', location.pathname + query)
    try {
      enter(await call('session:sign-in-by-organisation', { ticket, search }))
    } catch (error) {
      setProblem(error instanceof AppError ? error.code : 'internal')
    }
  })
  useEffect(() => {
    if (begun.current) return
    begun.current = true
    void signIn()
  }, [])
  return problem
}
