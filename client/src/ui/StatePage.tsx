import type { ReactNode } from 'react'
import { type PageState, StateArt } from './StateArt.tsx'
import './StatePage.css'

export interface StatePageProps {
  state: PageState
  /** What is so, as a sentence. */
  title: string
  /** Why, and what happens next. */
  children?: ReactNode
  /** What you can do. */
  action?: ReactNode
  'data-testid'?: string
}

/** A whole page that says why the wanted one is not here. Belongs inside a `main`. */
export function StatePage({ state, title, children, action, ...rest }: StatePageProps) {
  return (
    <div {...rest} className="ui-state-page" role={state === 'loading' || state === 'away' ? 'status' : undefined}>
      <StateArt state={state} />
      <h1>{title}</h1>
      {children ? <div className="ui-state-why">{children}</div> : null}
      {action ? <div className="ui-state-action">{action}</div> : null}
    </div>
  )
}
