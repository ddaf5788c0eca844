import type { LucideIcon } from 'lucide-react'
import type { Ref } from 'react'
import { Button as AriaButton, type ButtonProps as AriaButtonProps, type Placement } from 'react-aria-components'
import type { ButtonSize, ButtonVariant } from './Button.tsx'
import { classNames } from './class-names.ts'
import { Spinner } from './Spinner.tsx'
import { Tooltip } from './Tooltip.tsx'
import { withShortcut } from './with-shortcut.tsx'
import './Button.css'
import './IconButton.css'

export interface IconButtonProps
  extends Omit<AriaButtonProps, 'children' | 'className' | 'style' | 'isPending' | 'render'> {
  /** The name: read aloud, and shown as a tooltip. */
  label: string
  icon: LucideIcon
  variant?: ButtonVariant
  size?: ButtonSize
  shortcut?: string
  busy?: boolean
  pressed?: boolean
  tooltipPlacement?: Placement
  className?: string
  ref?: Ref<HTMLButtonElement>
}

/** A square button that shows only a picture, and therefore always carries a name and a tooltip. */
export function IconButton({ label, icon: Icon, variant = 'quiet', size = 'medium', ...props }: IconButtonProps) {
  const { shortcut, busy = false, pressed, tooltipPlacement, className, ...rest } = props
  return (
    <Tooltip text={label} {...(shortcut && { shortcut })} {...(tooltipPlacement && { placement: tooltipPlacement })}>
      <AriaButton
        {...rest}
        aria-label={label}
        aria-pressed={pressed}
        render={withShortcut(shortcut)}
        isPending={busy}
        className={classNames('ui-button', 'ui-icon-button', className)}
        data-variant={variant}
        data-size={size}
      >
        {busy ? <Spinner /> : <Icon size={20} aria-hidden="true" />}
      </AriaButton>
    </Tooltip>
  )
}
