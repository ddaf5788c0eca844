import type { LucideIcon } from 'lucide-react'
import type { ReactNode, Ref } from 'react'
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components'
import { classNames } from './class-names.ts'
import { Kbd } from './Kbd.tsx'
import { Spinner } from './Spinner.tsx'
import { withShortcut } from './with-shortcut.tsx'
import './Button.css'

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger'
export type ButtonSize = 'large' | 'medium' | 'compact'

export interface ButtonProps
  extends Omit<AriaButtonProps, 'children' | 'className' | 'style' | 'isPending' | 'render'> {
  variant?: ButtonVariant
  size?: ButtonSize
  icon?: LucideIcon
  /** The key that presses this button, shown on it. */
  shortcut?: string
  /** Keeps its place and focus but cannot be pressed. */
  busy?: boolean
  /** Replaces the words while busy: "Gemmer". */
  busyText?: string
  /** For buttons that stay down. */
  pressed?: boolean
  /** Fills the width it is given. */
  wide?: boolean
  className?: string
  ref?: Ref<HTMLButtonElement>
  children: ReactNode
}

/** A button with words. At most one `primary` on a screen: the thing to do next. */
export function Button(props: ButtonProps) {
  const { variant = 'secondary', size = 'medium', icon, shortcut, busy = false, busyText, ...more } = props
  const { pressed, wide = false, className, children, ...rest } = more
  return (
    <AriaButton
      {...rest}
      isPending={busy}
      aria-pressed={pressed}
      render={withShortcut(shortcut)}
      className={classNames('ui-button', className)}
      data-variant={variant}
      data-size={size}
      data-wide={wide || undefined}
    >
      <ButtonIcon icon={icon} busy={busy} />
      <span className="ui-button-words">{busy ? (busyText ?? children) : children}</span>
      {shortcut ? <Kbd>{shortcut}</Kbd> : null}
    </AriaButton>
  )
}

function ButtonIcon({ icon: Icon, busy }: { icon: LucideIcon | undefined; busy: boolean }) {
  if (busy) return <Spinner />
  return Icon ? <Icon size={18} aria-hidden="true" /> : null
}
