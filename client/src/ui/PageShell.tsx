import type { ReactNode } from 'react'
import { Link } from 'react-aria-components'
import { classNames } from './class-names.ts'
import { WordMark } from './Mark.tsx'
import './PageShell.css'

export interface PageShellProps {
  /** "Gå til indholdet". */
  skipText: string
  homeHref: string
  /** Name of the word mark as a link: "Samsyn, til forsiden". */
  homeLabel: string
  /** NavLinks. */
  nav?: ReactNode
  navLabel?: string
  /** To the right: who I am, language, sign out. */
  account?: ReactNode
  /** A Notice over the whole width: the connection is gone. */
  banner?: ReactNode
  width?: 'narrow' | 'normal' | 'wide' | 'full'
  className?: string
  children: ReactNode
}

/** The frame of a page: skip link, header, and the content as the one main landmark. */
export function PageShell({ skipText, homeHref, homeLabel, nav, navLabel, account, ...props }: PageShellProps) {
  const { banner, width = 'normal', className, children } = props
  return (
    <div className={classNames('ui-page', className)}>
      <a className="ui-skip" href="#content">
        {skipText}
      </a>
      <header className="ui-page-header ui-no-print">
        <Link className="ui-page-home" href={homeHref} aria-label={homeLabel}>
          <WordMark />
        </Link>
        {nav ? (
          <nav className="ui-page-nav" aria-label={navLabel}>
            {nav}
          </nav>
        ) : null}
        {account ? <div className="ui-page-account">{account}</div> : null}
      </header>
      {banner ? <div className="ui-page-banner">{banner}</div> : null}
      <main id="content" tabIndex={-1} className="ui-page-main" data-width={width}>
        {children}
      </main>
    </div>
  )
}
