import { AppError, type Passkey } from '@samsyn/shared'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAnswer, useChange } from '../../app/queries.ts'
import { ago } from '../../i18n/format.ts'
import { language } from '../../i18n/i18n.ts'
import { call } from '../../net/api.ts'
import { hasPasskeys, makePasskey } from '../../net/passkey.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { PasswordField } from './PasswordField.tsx'

/** My passkeys: what they are for, those I have, and how to make one. */
export function PasskeyList() {
  const { t } = useTranslation()
  const { data: passkeys = [] } = useAnswer('passkey:list', {})
  const remove = useChange('passkey:remove', ['passkey:list'])
  return (
    <section className="session-part" aria-labelledby="passkeys">
      <h2 id="passkeys">{t('session.passkey.title')}</h2>
      <p className="ui-muted">{t('session.passkey.why')}</p>
      <ul className="session-places" data-testid="passkeys">
        {passkeys.map(passkey => (
          <Entry
            key={passkey.id}
            passkey={passkey}
            busy={remove.isPending}
            onRemove={() => remove.mutate({ id: passkey.id })}
          />
        ))}
      </ul>
      {hasPasskeys() ? <MakePasskey /> : <p className="ui-muted">{t('session.passkey.notHere')}</p>}
    </section>
  )
}

function Entry({ passkey, busy, onRemove }: { passkey: Passkey; busy: boolean; onRemove: () => void }) {
  const { t } = useTranslation()
  const { browser, system, createdMs, usedMs } = passkey
  const when = (ms: number) => ago(ms, Date.now(), language())
  const name = browser && system ? t('session.access.place', { browser, system }) : t('session.access.unknown')
  return (
    <li className="session-place" data-testid="passkey">
      <div>
        <p className="session-place-name">{name}</p>
        <p className="ui-muted">
          {t('session.passkey.made', { when: when(createdMs) })}
          {usedMs === null ? null : ` · ${t('session.access.last', { when: when(usedMs) })}`}
        </p>
      </div>
      <Button
        size="compact"
        isDisabled={busy}
        onPress={onRemove}
        aria-label={t('session.passkey.removeNamed', { name })}
        data-testid="remove-passkey"
      >
        {t('session.passkey.remove')}
      </Button>
    </li>
  )
}

/** Asks the password first: whoever adds a way in must be who they were. */
function MakePasskey() {
  const { t } = useTranslation()
  const [password, setPassword] = useState('')
  const [tried, setTried] = useState(false)
  const { make, busy, problem } = useMake(() => setPassword(''))
  const input = useRef<HTMLInputElement>(null)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (password === '') return input.current?.focus()
    if (!busy) void make(password).then(() => setTried(false))
  }
  return (
    <form className="session-form" onSubmit={submit} noValidate>
      {problem ? (
        <Notice tone="problem" title={t(`errors.${problem.code}`)} live data-testid="passkey-problem" />
      ) : null}
      <PasswordField
        label={t('session.access.present')}
        name="password-for-passkey"
        purpose="current-password"
        value={password}
        onChange={setPassword}
        inputRef={input}
        error={tried && password === '' ? t('session.passwordMissing') : null}
        data-testid="passkey-password"
      />
      <div>
        <Button type="submit" data-testid="make-passkey">
          {busy ? t('session.passkey.making') : t('session.passkey.make')}
        </Button>
      </div>
    </form>
  )
}

function useMake(onMade: () => void) {
  const queries = useQueryClient()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<AppError | null>(null)
  const make = async (password: string) => {
    setBusy(true)
    setProblem(null)
    try {
      queries.setQueryData(['passkey:list', {}], await call('passkey:add', { response: await makePasskey(password) }))
      onMade()
    } catch (error) {
      setProblem(error instanceof AppError ? error : new AppError('internal'))
    } finally {
      setBusy(false)
    }
  }
  return { make, busy, problem }
}
