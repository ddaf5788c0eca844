import type { ReactNode } from 'react'
import './VisuallyHidden.css'

/** Text that is read aloud but not seen. */
export function VisuallyHidden({ children }: { children: ReactNode }) {
  return <span className="ui-visually-hidden">{children}</span>
}
