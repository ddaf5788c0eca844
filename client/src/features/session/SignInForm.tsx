import type { Self } from '@samsyn/shared'
import { type FormEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useChange } from '../../app/queries.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { PasswordField } from './PasswordField.tsx'

/** E-mail, password, and one button. */
export function SignInForm({ onSignedIn }: { onSignedIn: (self: Self) => void }) {
  const { t } = useTranslation()
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [tried, setTried] = useState(false)
  const emailInput = useRef<HTMLInputElement>(null)
  const passwordInput = useRef<HTMLInputElement>(null)
  const signIn = useChange('session:sign-in')
  const emailFits = /^[^\s@]+@\S+$/.test(email.trim())

  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (signIn.isPending) return
    setTried(true)
    if (!emailFits) return emailInput.current?.focus()
    if (password === '') return passwordInput.current?.focus()
    signIn.mutate({ email, password }, { onSuccess: onSignedIn, onError: () => passwordInput.current?.select() })
  }
  return (
    <form className="session-form" onSubmit={submit} noValidate>
      {signIn.error ? (
        <Notice tone="problem" title={t(`errors.${signIn.error.code}`)} live data-testid="sign-in-problem" />
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
      <Button type="submit" variant="primary" size="large" wide data-testid="sign-in">
        {signIn.isPending ? t('session.signingIn') : t('session.signIn')}
      </Button>
    </form>
  )
}
