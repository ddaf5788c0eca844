import type { ProofWays, Self } from '@samsyn/shared'
import { useState } from 'react'
import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { call } from '../../net/api.ts'
import { Button } from '../../ui/Button.tsx'
import { Mark } from '../../ui/Mark.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Spinner } from '../../ui/Spinner.tsx'
import { ProveForm } from './ProveForm.tsx'
import { useLeave } from './useLeave.ts'
import { useTopLayer } from './useTopLayer.ts'
import './session.css'

type Props = {
  self: Self
  /** How they may show that it is them; null until that is known. */
  ways: ProofWays | null
  onOpen: () => void
}

/** Asks who is there, over a page that goes on unseen. Only the person who is signed in gets past it; anybody may sign them out. */
export function LockScreen({ self, ways, onOpen }: Props) {
  const { t } = useTranslation()
  const { host, dialog } = useTopLayer()
  const [stays, setStays] = useState(false)
  const leave = useLeave(self.id, () => setStays(true))
  const how = !ways || ways.password ? 'password' : ways.passkey ? 'passkey' : 'organisation'
  const words = { words: t('session.lock.open'), busyWords: t('session.lock.opening'), name: 'unlock' }
  return createPortal(
    <dialog ref={dialog} className="session-lock" aria-labelledby="lock-title" data-testid="lock">
      <div className="session-lock-main">
        <Mark size={56} />
        <h1 id="lock-title" className="session-entry-title">
          {t('session.lock.title')}
        </h1>
        <p className="ui-muted">
          {t(`session.lock.by.${how}`, { name: self.displayName, organisation: ways?.organisation ?? '' })}
        </p>
        {stays ? <Notice tone="problem" title={t('session.notSignedOut')} live data-testid="lock-stays" /> : null}
        {leave.unsent ? (
          <Notice tone="attention" title={t('session.unsentTitle')} live data-testid="lock-unsent">
            {t('session.lock.unsentWhy')}
          </Notice>
        ) : null}
        {ways ? (
          <ProveForm
            name="lock"
            {...{ ways, email: self.email, submit: words }}
            label={t('session.password')}
            onProof={async proof => {
              await call('session:unlock', { proof })
              onOpen()
            }}
            primary
          />
        ) : (
          <Spinner />
        )}
        <Button variant="quiet" onPress={leave.begin} data-testid="lock-sign-out">
          {t('session.lock.signOut')}
        </Button>
      </div>
    </dialog>,
    host,
  )
}
