import type { ReactNode } from 'react'
import { FieldError, Label, Text } from 'react-aria-components'
import './Field.css'

export interface FieldTexts {
  label: string
  /** Shown after the label: "kan udelades". */
  hint?: string
  description?: ReactNode
  /** What is wrong and what to do. Its presence marks the field. */
  error?: string
}

/** The label above a field. */
export function FieldLabel({ label, hint }: Pick<FieldTexts, 'label' | 'hint'>) {
  return (
    <Label className="ui-field-label">
      {label}
      {hint ? <span className="ui-field-hint"> {hint}</span> : null}
    </Label>
  )
}

/** Help and error beneath a field, tied to it for screen readers. */
export function FieldHelp({ description, error }: Pick<FieldTexts, 'description' | 'error'>) {
  return (
    <>
      {description ? (
        <Text slot="description" className="ui-field-help">
          {description}
        </Text>
      ) : null}
      <FieldError className="ui-field-error">{error}</FieldError>
    </>
  )
}
