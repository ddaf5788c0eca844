import type { CurrentSession } from '@samsyn/shared'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { EntryFrame } from '../features/session/EntryFrame.tsx'
import { useLeave } from '../features/session/useLeave.ts'
import { useMakePasskey } from '../features/session/useMakePasskey.ts'
import { hasPasskeys, wantPasskey } from '../net/passkey.ts'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'

/** Where somebody makes the passkey that is required of them, before anything else. */
export function EnrolPage({ self }: { self: CurrentSession }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const leave = useLeave(self.id)
  const { make, busy, problem } = useMakePasskey()
  const go = async () => {
    if (await make(wantPasskey)) queries.setQueryData(['session:current', {}], { ...self, enrolling: false })
  }
  return (
    <EntryFrame title={t('session.enrol.title')} why={t('session.enrol.why')}>
      <title>{`${t('session.enrol.title')} · ${t('common.product')}`}</title>
      <div className="session-form" data-testid="enrol">
        {problem ? (
          <Notice tone="problem" title={t(`errors.${problem.code}`)} live data-testid="enrol-problem" />
        ) : null}
        {hasPasskeys() ? (
          <Button variant="primary" size="large" wide busy={busy} onPress={() => void go()} data-testid="enrol-make">
            {busy ? t('session.passkey.making') : t('session.enrol.make')}
          </Button>
        ) : (
          <Notice tone="attention" title={t('session.passkey.notHere')} data-testid="enrol-not-here" />
        )}
        <p className="ui-muted">{t('session.enrol.stuck')}</p>
        <Button variant="quiet" onPress={leave.leave} data-testid="enrol-sign-out">
          {t('session.signOut')}
        </Button>
      </div>
    </EntryFrame>
  )
}
