import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { PageShell } from '../../ui/PageShell.tsx'
import { AccountMenu } from './AccountMenu.tsx'
import { LeftWords } from './LeftWords.tsx'
import { LineNotice } from './LineNotice.tsx'
import { useFreshPage } from './useFreshPage.ts'
import { useSendUnsent } from './useSendUnsent.ts'
import './session.css'

export type SignedInShellProps = {
  children: ReactNode
  /** For workbenches that need the width. */
  wide?: boolean
  /** For a film, which takes all there is. */
  full?: boolean
  /** For pages that are read like a letter. */
  narrow?: boolean
}

/** The frame of every page behind sign-in: the word mark, who I am, and word of a line that is down. */
export function SignedInShell({ children, wide = false, full = false, narrow = false }: SignedInShellProps) {
  const { t } = useTranslation()
  useFreshPage('content')
  useSendUnsent()
  return (
    <PageShell
      skipText={t('common.skipToContent')}
      homeHref="/"
      homeLabel={t('common.home')}
      account={<AccountMenu />}
      banner={
        <>
          <LineNotice />
          <LeftWords />
        </>
      }
      width={full ? 'full' : wide ? 'wide' : narrow ? 'narrow' : 'normal'}
    >
      {children}
    </PageShell>
  )
}
