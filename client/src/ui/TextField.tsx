import type { ReactNode, Ref } from 'react'
import { TextField as AriaTextField, type TextFieldProps as AriaTextFieldProps, Input } from 'react-aria-components'
import { classNames } from './class-names.ts'
import { FieldHelp, FieldLabel, type FieldTexts } from './Field.tsx'
import './Stack.css'

export interface TextFieldProps
  extends FieldTexts,
    Omit<AriaTextFieldProps, 'children' | 'className' | 'style' | 'isInvalid' | 'data-testid'> {
  placeholder?: string
  /** Stands to the right of the input: a button that acts on what is written. */
  action?: ReactNode
  className?: string
  inputRef?: Ref<HTMLInputElement>
  /** Lands on the input itself. */
  'data-testid'?: string
}

/** One line of text with a label above and help beneath. */
export function TextField({ label, hint, description, error, placeholder, action, ...props }: TextFieldProps) {
  const { className, inputRef, 'data-testid': testId, ...rest } = props
  return (
    <AriaTextField
      validationBehavior="aria"
      {...rest}
      isInvalid={error !== undefined}
      className={classNames('ui-field', className)}
    >
      <FieldLabel label={label} {...(hint && { hint })} />
      <div className="ui-row" data-gap="2" data-align="stretch">
        <Input className="ui-input ui-input-grow" placeholder={placeholder} ref={inputRef} data-testid={testId} />
        {action}
      </div>
      <FieldHelp description={description} {...(error && { error })} />
    </AriaTextField>
  )
}
