import { Eye, EyeOff } from 'lucide-react'
import { type Ref, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '../../ui/IconButton.tsx'
import { TextField } from '../../ui/TextField.tsx'

export type PasswordFieldProps = {
  label: string
  value: string
  onChange: (value: string) => void
  purpose: 'current-password' | 'new-password'
  description?: string
  error: string | null
  inputRef?: Ref<HTMLInputElement>
  /** How the form names it, where there are two. */
  name?: string
  'data-testid'?: string
}

/** A password, hidden until one asks to see it. */
export function PasswordField({ purpose, error, name = 'password', ...props }: PasswordFieldProps) {
  const { t } = useTranslation()
  const [shown, setShown] = useState(false)
  const toggle = (
    <IconButton
      variant="secondary"
      icon={shown ? EyeOff : Eye}
      label={shown ? t('session.hidePassword') : t('session.showPassword')}
      onPress={() => setShown(!shown)}
    />
  )
  return (
    <TextField
      {...props}
      {...(error !== null && { error })}
      name={name}
      type={shown ? 'text' : 'password'}
      autoComplete={purpose}
      autoCorrect="off"
      spellCheck="false"
      action={toggle}
    />
  )
}
