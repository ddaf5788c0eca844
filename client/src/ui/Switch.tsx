import type { ReactNode } from 'react'
import { SwitchButton, SwitchField, type SwitchFieldProps } from 'react-aria-components'
import { classNames } from './class-names.ts'
import { FieldHelp } from './Field.tsx'
import './Switch.css'

export interface SwitchProps extends Omit<SwitchFieldProps, 'children' | 'className' | 'style'> {
  label: ReactNode
  description?: ReactNode
  className?: string
  'data-testid'?: string
}

/** Something that takes effect at once when turned on or off. */
export function Switch({ label, description, className, 'data-testid': testId, ...rest }: SwitchProps) {
  return (
    <SwitchField {...rest} className={classNames('ui-field', className)}>
      <SwitchButton className="ui-switch" data-testid={testId}>
        <span className="ui-switch-track">
          <span className="ui-switch-thumb" />
        </span>
        <span>{label}</span>
      </SwitchButton>
      {description ? <FieldHelp description={description} /> : null}
    </SwitchField>
  )
}
