import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { type Tone, ToneIcon } from './ToneIcon.tsx'
import './Notice.css'

export interface NoticeProps {
  tone?: Tone
  /** What is so. */
  title: ReactNode
  /** Why. */
  children?: ReactNode
  /** What you can do: one or two buttons. */
  action?: ReactNode
  /** Set when the notice appears while the page is open: it is then read aloud. */
  live?: boolean
  className?: string
  'data-testid'?: string
}

/** A state in three parts: what is so, why, and what you can do. */
export function Notice({ tone = 'info', title, children, action, live = false, className, ...rest }: NoticeProps) {
  const role = live ? (tone === 'problem' ? 'alert' : 'status') : undefined
  return (
    <div {...rest} className={classNames('ui-notice', className)} data-tone={tone} role={role}>
      <ToneIcon tone={tone} />
      <div className="ui-notice-words">
        <p className="ui-notice-title">{title}</p>
        {children ? <div className="ui-notice-why">{children}</div> : null}
      </div>
      {action ? <div className="ui-notice-action">{action}</div> : null}
    </div>
  )
}
