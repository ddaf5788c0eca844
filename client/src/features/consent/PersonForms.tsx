import type { FilmedPerson } from '@samsyn/shared'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { ageIn, labelProblem } from './people.ts'
import './consent.css'

type Props = { persons: readonly FilmedPerson[]; onAdd: (label: string) => void }

/** Asks how old the young person is. */
export function AgeForm({ persons, onAdd }: Props) {
  const { t } = useTranslation()
  const problemOf = (text: string) => {
    const age = ageIn(text)
    if (age === null) return t('recording.people.ageWrong')
    const problem = labelProblem(t('recording.people.youngLabel', { age }), persons)
    return problem && t(`recording.people.${problem}`)
  }
  return (
    <OneField
      label={t('recording.people.age')}
      numeric
      problemOf={problemOf}
      onDone={text => onAdd(t('recording.people.youngLabel', { age: ageIn(text) }))}
    />
  )
}

/** Asks for a role in words. */
export function RoleForm({ persons, onAdd }: Props) {
  const { t } = useTranslation()
  const problemOf = (text: string) => {
    const problem = labelProblem(text, persons)
    return problem && t(`recording.people.${problem}`)
  }
  return (
    <OneField
      label={t('recording.people.role')}
      description={t('recording.people.roleHelp')}
      problemOf={problemOf}
      onDone={text => onAdd(text.trim())}
    />
  )
}

type OneFieldProps = {
  label: string
  description?: string
  numeric?: boolean
  problemOf: (text: string) => string | null
  onDone: (text: string) => void
}

function OneField({ label, description, numeric = false, problemOf, onDone }: OneFieldProps) {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const [tried, setTried] = useState(false)
  const problem = tried ? problemOf(text) : null
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (problemOf(text) === null) onDone(text)
  }
  return (
    <form className="consent-form" data-numeric={numeric || undefined} onSubmit={submit} noValidate>
      <TextField
        label={label}
        {...(description && { description })}
        {...(problem !== null && { error: problem })}
        {...(numeric && { inputMode: 'numeric' })}
        maxLength={60}
        autoComplete="off"
        autoFocus
        value={text}
        onChange={setText}
        action={
          <Button type="submit" data-testid="person-add">
            {t('recording.people.put')}
          </Button>
        }
        data-testid="person-field"
      />
    </form>
  )
}
