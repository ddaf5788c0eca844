import type { Ref } from 'react'
import {
  TextArea as AriaTextArea,
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
} from 'react-aria-components'
import { classNames } from './class-names.ts'
import { FieldHelp, FieldLabel, type FieldTexts } from './Field.tsx'
import './TextArea.css'

export interface TextAreaProps
  extends FieldTexts,
    Omit<AriaTextFieldProps, 'children' | 'className' | 'style' | 'isInvalid' | 'type'> {
  placeholder?: string
  /** Lines shown at the start; it grows with what is written. */
  rows?: number
  className?: string
  inputRef?: Ref<HTMLTextAreaElement>
  /** Lands on the text area itself. */
  'data-testid'?: string
}

/** Several lines of text with a label above and help beneath. */
export function TextArea({ label, hint, description, error, placeholder, rows = 3, ...props }: TextAreaProps) {
  const { className, inputRef, 'data-testid': testId, ...rest } = props
  return (
    <AriaTextField
      validationBehavior="aria"
      {...rest}
      isInvalid={error !== undefined}
      className={classNames('ui-field', className)}
    >
      <FieldLabel label={label} {...(hint && { hint })} />
      <AriaTextArea
        className="ui-input ui-textarea"
        placeholder={placeholder}
        rows={rows}
        ref={inputRef}
        data-testid={testId}
      />
      <FieldHelp description={description} {...(error && { error })} />
    </AriaTextField>
  )
}
