import type { Ref } from 'react'
import { useTranslation } from 'react-i18next'
import { PasswordField } from './PasswordField.tsx'

export type NewPasswordFieldProps = {
  label: string
  value: string
  onChange: (value: string) => void
  /** What is wrong with it, as a sentence. */
  sentence: string | null
  /** Whether somebody has tried to use it: what is wrong is then marked as such. */
  tried: boolean
  name?: string
  inputRef: Ref<HTMLInputElement>
}

/** A password that is being chosen; beneath it, while one types, whether it can be used. */
export function NewPasswordField({ sentence, tried, ...field }: NewPasswordFieldProps) {
  const { t } = useTranslation()
  const typed = field.value !== ''
  // What is marked as wrong is not said twice.
  const help = typed && !(tried && sentence) ? (sentence ?? t('session.goodPassword')) : t('session.newPasswordHelp')
  return (
    <PasswordField
      {...field}
      description={help}
      purpose="new-password"
      error={tried ? sentence : null}
      data-testid="new-password"
    />
  )
}
