import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link, type LinkProps } from 'react-aria-components'
import type { ButtonSize, ButtonVariant } from './Button.tsx'
import { classNames } from './class-names.ts'
import './Button.css'

export interface LinkButtonProps extends Omit<LinkProps, 'children' | 'className' | 'style'> {
  href: string
  variant?: Exclude<ButtonVariant, 'danger'>
  size?: ButtonSize
  icon?: LucideIcon
  wide?: boolean
  className?: string
  children: ReactNode
}

/** A link that looks like a button: it goes somewhere, it changes nothing. */
export function LinkButton({ variant = 'secondary', size = 'medium', icon: Icon, wide, ...props }: LinkButtonProps) {
  const { className, children, ...rest } = props
  return (
    <Link
      {...rest}
      className={classNames('ui-button', className)}
      data-variant={variant}
      data-size={size}
      data-wide={wide || undefined}
    >
      {Icon ? <Icon size={18} aria-hidden="true" /> : null}
      <span className="ui-button-words">{children}</span>
    </Link>
  )
}
