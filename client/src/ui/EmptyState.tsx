import type { ReactNode } from 'react'
import { StateArt } from './StateArt.tsx'
import './EmptyState.css'

export interface EmptyStateProps {
  /** What is so: "Her er ingen sekvenser endnu". */
  title: string
  children?: ReactNode
  action?: ReactNode
  /** The heading's level on its page. */
  level?: 2 | 3
  'data-testid'?: string
}

/** A place that has nothing in it yet, and how to begin. */
export function EmptyState({ title, children, action, level = 2, ...rest }: EmptyStateProps) {
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <div {...rest} className="ui-empty">
      <StateArt state="empty" size={72} />
      <Heading className="ui-empty-title">{title}</Heading>
      {children ? <div className="ui-empty-why">{children}</div> : null}
      {action ? <div className="ui-empty-action">{action}</div> : null}
    </div>
  )
}
