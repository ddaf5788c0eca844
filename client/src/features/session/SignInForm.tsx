import type { AppError, CurrentSession } from '@samsyn/shared'
import { type FormEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useChange } from '../../app/queries.ts'
import { call } from '../../net/api.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { PasswordField } from './PasswordField.tsx'
import { usePasskey } from './usePasskey.ts'

/** E-mail, password, and one button. */
export function SignInForm({ onSignedIn }: { onSignedIn: (self: CurrentSession) => void }) {
  const { t } = useTranslation()
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [tried, setTried] = useState(false)
  const emailInput = useRef<HTMLInputElement>(null)
  const passwordInput = useRef<HTMLInputElement>(null)
  const signIn = useChange('session:sign-in')
  const passkey = usePasskey(async response => onSignedIn(await call('session:sign-in-by-passkey', { response })))
  const problem = passkey.problem ?? (signIn.error?.code === 'passkey-needed' && passkey.busy ? null : signIn.error)
  const emailFits = /^[^\s@]+@\S+$/.test(email.trim())

  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (signIn.isPending) return
    setTried(true)
    if (!emailFits) return emailInput.current?.focus()
    if (password === '') return passwordInput.current?.focus()
    passkey.forget()
    const refused = ({ code }: AppError) =>
      code === 'passkey-needed' ? passkey.show() : passwordInput.current?.select()
    signIn.mutate({ email, password }, { onSuccess: onSignedIn, onError: refused })
  }
  return (
    <form className="session-form" onSubmit={submit} noValidate>
      {problem ? (
        <Notice tone="problem" title={t(`errors.${problem.code}`)} live data-testid="sign-in-problem" />
      ) : null}
      <TextField
        label={t('session.email')}
        name="email"
        type="email"
        inputMode="email"
        autoComplete="username"
        value={email}
        onChange={setEmail}
        inputRef={emailInput}
        {...(tried && !emailFits && { error: t('session.emailMissing') })}
        data-testid="sign-in-email"
      />
      <PasswordField
        label={t('session.password')}
        purpose="current-password"
        value={password}
        onChange={setPassword}
        inputRef={passwordInput}
        error={tried && password === '' ? t('session.passwordMissing') : null}
        data-testid="sign-in-password"
      />
      <div className="session-ways">
        <Button type="submit" variant="primary" size="large" wide data-testid="sign-in">
          {signIn.isPending ? t('session.signingIn') : t('session.signIn')}
        </Button>
        {passkey.isKnown ? (
          <Button wide busy={passkey.busy} onPress={passkey.show} data-testid="sign-in-passkey">
            {t('session.passkey.signIn')}
          </Button>
        ) : null}
      </div>
    </form>
  )
}
