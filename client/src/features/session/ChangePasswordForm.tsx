import { ownWords } from '@samsyn/shared'
import { type FormEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useChange } from '../../app/queries.ts'
import { useSelf } from '../../app/SelfContext.tsx'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { NewPasswordField } from './NewPasswordField.tsx'
import { PasswordField } from './PasswordField.tsx'
import { usePasswordProblem } from './usePasswordProblem.ts'

/** Another password: the present one first, then the new. */
export function ChangePasswordForm() {
  const { t } = useTranslation()
  const self = useSelf()
  const [password, setPassword] = useState('')
  const [next, setNext] = useState('')
  const [tried, setTried] = useState(false)
  const presentInput = useRef<HTMLInputElement>(null)
  const nextInput = useRef<HTMLInputElement>(null)
  const change = useChange('person:change-password', ['session:list'])
  const { problem, sentence } = usePasswordProblem(next, ownWords(self))

  const clear = () => {
    setPassword('')
    setNext('')
    setTried(false)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (change.isPending) return
    setTried(true)
    if (password === '') return presentInput.current?.focus()
    if (problem) return nextInput.current?.focus()
    const refused = ({ code }: { code: string }) =>
      (code === 'weak-password' ? nextInput : presentInput).current?.select()
    change.mutate({ password, next }, { onSuccess: clear, onError: refused })
  }
  return (
    <section className="session-part" aria-labelledby="change-password">
      <h2 id="change-password">{t('session.access.change')}</h2>
      <p className="ui-muted">{t('session.access.changeWhy')}</p>
      <form className="session-form" onSubmit={submit} noValidate>
        {change.error ? (
          <Notice tone="problem" title={t(`errors.${change.error.code}`)} live data-testid="change-problem" />
        ) : null}
        {change.isSuccess ? (
          <Notice tone="success" title={t('session.access.changed')} live data-testid="password-changed" />
        ) : null}
        <input type="hidden" name="username" autoComplete="username" value={self.email} readOnly />
        <PasswordField
          label={t('session.access.present')}
          purpose="current-password"
          value={password}
          onChange={setPassword}
          inputRef={presentInput}
          error={tried && password === '' ? t('session.passwordMissing') : null}
          data-testid="present-password"
        />
        <NewPasswordField
          label={t('session.access.next')}
          name="new-password"
          value={next}
          onChange={setNext}
          inputRef={nextInput}
          sentence={sentence}
          tried={tried}
        />
        <div>
          <Button type="submit" data-testid="change-password">
            {change.isPending ? t('session.access.saving') : t('session.access.save')}
          </Button>
        </div>
      </form>
    </section>
  )
}
