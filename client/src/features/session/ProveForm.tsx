import type { Proof, ProofWays } from '@samsyn/shared'
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, type ButtonProps } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { AwayNotice } from './AwayNotice.tsx'
import { OtherWays } from './OtherWays.tsx'
import { PasswordField } from './PasswordField.tsx'
import { useProof } from './useProof.ts'

export type ProveFormProps = {
  /** Begins the names by which tests find its parts. */
  name: string
  ways: ProofWays
  /** Whose password it is, for what keeps passwords. */
  email: string
  label: string
  /** The button beneath the password: its words, those while it works, and the name by which tests find it. */
  submit: { words: string; busyWords: string; name: string }
  /** What is done with the proof; it throws an AppError when that is not taken. */
  onProof: (proof: Proof) => Promise<void>
  /** Whether this is the one thing to do on the screen: one may type at once. */
  primary?: boolean
  /** Whether it cannot be undone; the way back then stands first. */
  danger?: { cancel: ReactNode }
}

type Look = Pick<ButtonProps, 'variant' | 'size' | 'wide'>
const looks = {
  alone: { first: { variant: 'primary', size: 'large', wide: true }, other: { wide: true } },
  among: { first: {}, other: {} },
  danger: { first: { variant: 'danger' }, other: {} },
} satisfies Record<string, { first: Look; other: Look }>

/** Has somebody who is signed in show that it is them, by whichever way they have. */
export function ProveForm({ name, ways, email, label, submit, onProof, primary = false, danger }: ProveFormProps) {
  const { t } = useTranslation()
  const [password, setPassword] = useState('')
  const [tried, setTried] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const proof = useProof(onProof)
  const look: { first: Look; other: Look } = primary ? looks.alone : danger ? looks.danger : looks.among
  useEffect(() => {
    if (primary) input.current?.focus()
  }, [primary])

  const handleSubmit = async (event: FormEvent) => {
    event.preventDefault()
    if (proof.busy) return
    setTried(true)
    if (password === '') return input.current?.focus()
    if (!(await proof.byPassword(password))) return input.current?.select()
    setPassword('')
    setTried(false)
  }
  const submitButton = ways.password ? (
    <Button type="submit" {...look.first} data-testid={submit.name}>
      {proof.busy === 'password' ? submit.busyWords : submit.words}
    </Button>
  ) : null
  return (
    <form className="session-form" onSubmit={event => void handleSubmit(event)} noValidate>
      {proof.problem ? (
        <Notice tone="problem" title={t(`errors.${proof.problem.code}`)} live data-testid={`${name}-problem`} />
      ) : null}
      {ways.password ? (
        <>
          <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
          <PasswordField
            label={label}
            name={`${name}-password`}
            purpose="current-password"
            value={password}
            onChange={setPassword}
            inputRef={input}
            error={tried && password === '' ? t('session.passwordMissing') : null}
            data-testid={`${name}-password`}
          />
        </>
      ) : null}
      <div className="session-ways" data-end={danger ? true : undefined}>
        {danger?.cancel}
        {danger ? null : submitButton}
        <OtherWays
          {...{ ways, proof, look }}
          passkeyWords={t(`session.passkey.${primary ? 'unlock' : danger ? 'removeBy' : 'prove'}`)}
          name={submit.name}
        />
        {danger ? submitButton : null}
      </div>
      {proof.away ? <AwayNotice away={proof.away} name={ways.organisation ?? ''} /> : null}
    </form>
  )
}
