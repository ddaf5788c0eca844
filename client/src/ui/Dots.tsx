import { Link } from 'react-aria-components'
import { VisuallyHidden } from './VisuallyHidden.tsx'
import './Dots.css'

export interface Dot {
  id: string
  state: 'done' | 'current' | 'planned'
  /** Under the dot: "3". */
  short: string
  /** Read aloud: "Runde 3, i gang". */
  label: string
  href?: string
}

/** The thread of rounds as a line of dots: filled when done, larger when current, open when planned. */
export function Dots({ label, dots }: { label: string; dots: readonly Dot[] }) {
  return (
    <ol className="ui-dots" aria-label={label}>
      {dots.map(dot => (
        <li key={dot.id} className="ui-dot" data-state={dot.state} aria-current={dot.state === 'current' || undefined}>
          {dot.href ? (
            <Link className="ui-dot-link" href={dot.href} aria-label={dot.label}>
              <DotPicture short={dot.short} />
            </Link>
          ) : (
            <>
              <DotPicture short={dot.short} />
              <VisuallyHidden>{dot.label}</VisuallyHidden>
            </>
          )}
        </li>
      ))}
    </ol>
  )
}

function DotPicture({ short }: { short: string }) {
  return (
    <span className="ui-dot-picture" aria-hidden="true">
      <span className="ui-dot-mark" />
      <span className="ui-dot-short">{short}</span>
    </span>
  )
}
