import type { CurrentSession } from '@samsyn/shared'
import { type FormEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useChange } from '../../app/queries.ts'
import { Button } from '../../ui/Button.tsx'
import { LinkButton } from '../../ui/LinkButton.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { NewPasswordField } from './NewPasswordField.tsx'
import { isRefused, usePasswordProblem } from './usePasswordProblem.ts'

// Whose invitation it is, only the server knows.
const own: string[] = []

/** The password somebody chooses who has been invited. */
export function InvitationForm({ token, onSignedIn }: { token: string; onSignedIn: (self: CurrentSession) => void }) {
  const { t } = useTranslation()
  const [password, setPassword] = useState('')
  const [tried, setTried] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const accept = useChange('session:accept-invitation')
  const refused = isRefused(accept, password)
  const { problem, sentence } = usePasswordProblem(password, own)

  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (accept.isPending) return
    setTried(true)
    if (problem) return input.current?.focus()
    accept.mutate({ token, password }, { onSuccess: onSignedIn, onError: () => input.current?.select() })
  }
  const toSignIn = <LinkButton href="/sign-in">{t('session.toSignIn')}</LinkButton>
  const linkIsOver = accept.error?.code === 'link-used'
  return (
    <form className="session-form" onSubmit={submit} noValidate>
      {accept.error ? (
        <Notice
          tone="problem"
          title={t(`errors.${accept.error.code}`)}
          action={linkIsOver ? toSignIn : null}
          live
          data-testid="invitation-problem"
        />
      ) : null}
      <NewPasswordField
        label={t('session.newPassword')}
        value={password}
        onChange={setPassword}
        inputRef={input}
        sentence={refused ? t('session.weak.refused') : sentence}
        tried={tried}
      />
      <Button type="submit" variant="primary" size="large" wide data-testid="begin">
        {accept.isPending ? t('session.signingIn') : t('session.begin')}
      </Button>
    </form>
  )
}
