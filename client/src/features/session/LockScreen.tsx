import type { Self } from '@samsyn/shared'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { useChange } from '../../app/queries.ts'
import { call } from '../../net/api.ts'
import { Button } from '../../ui/Button.tsx'
import { Mark } from '../../ui/Mark.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { PasswordField } from './PasswordField.tsx'
import { useLeave } from './useLeave.ts'
import { usePasskey } from './usePasskey.ts'
import { useTopLayer } from './useTopLayer.ts'
import './session.css'

/** Asks who is there, over a page that goes on unseen. Only the person who is signed in gets past it; anybody may sign them out. */
export function LockScreen({ self, onOpen }: { self: Self; onOpen: () => void }) {
  const { t } = useTranslation()
  const { host, dialog } = useTopLayer()
  const [password, setPassword] = useState('')
  const [tried, setTried] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const unlock = useChange('session:unlock')
  const leave = useLeave(self.id)
  const passkey = usePasskey(async response => {
    await call('session:unlock-by-passkey', { response })
    onOpen()
  })
  const problem = passkey.problem ?? unlock.error
  useEffect(() => input.current?.focus(), [])

  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (unlock.isPending) return
    setTried(true)
    if (password === '') return input.current?.focus()
    passkey.forget()
    unlock.mutate({ password }, { onSuccess: onOpen, onError: () => input.current?.select() })
  }
  return createPortal(
    <dialog ref={dialog} className="session-lock" aria-labelledby="lock-title" data-testid="lock">
      <div className="session-lock-main">
        <Mark size={56} />
        <h1 id="lock-title" className="session-entry-title">
          {t('session.lock.title')}
        </h1>
        <p className="ui-muted">{t('session.lock.why', { name: self.displayName })}</p>
        {problem ? <Notice tone="problem" title={t(`errors.${problem.code}`)} live data-testid="lock-problem" /> : null}
        {leave.unsent ? (
          <Notice tone="attention" title={t('session.unsentTitle')} live data-testid="lock-unsent">
            {t('session.lock.unsentWhy')}
          </Notice>
        ) : null}
        <form className="session-form" onSubmit={submit} noValidate>
          <input type="hidden" name="username" autoComplete="username" value={self.email} readOnly />
          <PasswordField
            label={t('session.password')}
            purpose="current-password"
            value={password}
            onChange={setPassword}
            inputRef={input}
            error={tried && password === '' ? t('session.passwordMissing') : null}
            data-testid="lock-password"
          />
          <Button type="submit" variant="primary" size="large" wide data-testid="unlock">
            {unlock.isPending ? t('session.lock.opening') : t('session.lock.open')}
          </Button>
          {passkey.isKnown ? (
            <Button wide busy={passkey.busy} onPress={passkey.show} data-testid="unlock-passkey">
              {t('session.passkey.unlock')}
            </Button>
          ) : null}
        </form>
        <Button variant="quiet" onPress={leave.begin} data-testid="lock-sign-out">
          {t('session.lock.signOut')}
        </Button>
      </div>
    </dialog>,
    host,
  )
}
