import type { ReactNode } from 'react'
import {
  RadioGroup as AriaRadioGroup,
  type RadioGroupProps as AriaRadioGroupProps,
  RadioButton,
  RadioField,
} from 'react-aria-components'
import { classNames } from './class-names.ts'
import { FieldHelp, FieldLabel, type FieldTexts } from './Field.tsx'
import './RadioGroup.css'

export interface RadioOption<Value extends string> {
  value: Value
  label: ReactNode
  description?: string
  isDisabled?: boolean
}

export interface RadioGroupProps<Value extends string>
  extends FieldTexts,
    Omit<
      AriaRadioGroupProps,
      'children' | 'className' | 'style' | 'isInvalid' | 'value' | 'defaultValue' | 'onChange'
    > {
  value: Value | null
  onChange: (value: Value) => void
  options: readonly RadioOption<Value>[]
  className?: string
  'data-testid'?: string
}

/** One of a few, all shown. */
export function RadioGroup<Value extends string>(props: RadioGroupProps<Value>) {
  const { label, hint, description, error, options, onChange, className, ...rest } = props
  const choose = (value: string) => {
    const chosen = options.find(option => option.value === value)
    if (chosen) onChange(chosen.value)
  }
  return (
    <AriaRadioGroup
      validationBehavior="aria"
      {...rest}
      onChange={choose}
      isInvalid={error !== undefined}
      className={classNames('ui-field', className)}
    >
      <FieldLabel label={label} {...(hint && { hint })} />
      <div className="ui-radio-list">
        {options.map(option => (
          <RadioField key={option.value} value={option.value} isDisabled={option.isDisabled ?? false}>
            <RadioButton className="ui-radio">
              <span className="ui-radio-ring" />
              <span>{option.label}</span>
            </RadioButton>
            {option.description ? <FieldHelp description={option.description} /> : null}
          </RadioField>
        ))}
      </div>
      <FieldHelp description={description} {...(error && { error })} />
    </AriaRadioGroup>
  )
}
