import type { Self } from '@samsyn/shared'
import { type FormEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useChange } from '../../app/queries.ts'
import { Button } from '../../ui/Button.tsx'
import { LinkButton } from '../../ui/LinkButton.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { PasswordField } from './PasswordField.tsx'

const shortest = 12

/** The password somebody chooses who has been invited. */
export function InvitationForm({ token, onSignedIn }: { token: string; onSignedIn: (self: Self) => void }) {
  const { t } = useTranslation()
  const [password, setPassword] = useState('')
  const [tried, setTried] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const accept = useChange('session:accept-invitation')
  const missing = Math.max(0, shortest - password.length)

  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (accept.isPending) return
    setTried(true)
    if (missing > 0) return input.current?.focus()
    accept.mutate({ token, password }, { onSuccess: onSignedIn })
  }
  const toSignIn = <LinkButton href="/sign-in">{t('session.toSignIn')}</LinkButton>
  return (
    <form className="session-form" onSubmit={submit} noValidate>
      {accept.error ? <Notice tone="problem" title={t(`errors.${accept.error.code}`)} action={toSignIn} live /> : null}
      <PasswordField
        label={t('session.newPassword')}
        description={t('session.newPasswordHelp')}
        purpose="new-password"
        value={password}
        onChange={setPassword}
        inputRef={input}
        error={tried && missing > 0 ? t('session.newPasswordShort', { missing }) : null}
        data-testid="new-password"
      />
      <Button type="submit" variant="primary" size="large" wide data-testid="begin">
        {accept.isPending ? t('session.signingIn') : t('session.begin')}
      </Button>
    </form>
  )
}
