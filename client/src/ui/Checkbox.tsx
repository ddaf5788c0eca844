import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import { CheckboxButton, CheckboxField, type CheckboxFieldProps } from 'react-aria-components'
import { classNames } from './class-names.ts'
import { FieldHelp } from './Field.tsx'
import './Checkbox.css'

export interface CheckboxProps extends Omit<CheckboxFieldProps, 'children' | 'className' | 'style' | 'isInvalid'> {
  label: ReactNode
  description?: ReactNode
  error?: string
  className?: string
  'data-testid'?: string
}

/** One thing that is so or not so. */
export function Checkbox({ label, description, error, className, ...props }: CheckboxProps) {
  const { 'data-testid': testId, ...rest } = props
  return (
    <CheckboxField
      validationBehavior="aria"
      {...rest}
      isInvalid={error !== undefined}
      className={classNames('ui-field', className)}
    >
      <CheckboxButton className="ui-checkbox" data-testid={testId}>
        <span className="ui-checkbox-box">
          <Check size={16} strokeWidth={3} aria-hidden="true" />
        </span>
        <span>{label}</span>
      </CheckboxButton>
      <FieldHelp description={description} {...(error && { error })} />
    </CheckboxField>
  )
}
