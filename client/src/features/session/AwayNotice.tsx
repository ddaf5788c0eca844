import { useTranslation } from 'react-i18next'
import { Notice } from '../../ui/Notice.tsx'
import type { Away } from './useProof.ts'

/** Says that something goes on in another window, and opens it where the browser would not. */
export function AwayNotice({ away: { url, isBlocked }, name }: { away: Away; name: string }) {
  const { t } = useTranslation()
  const why = isBlocked ? t('session.organisation.blocked') : t('session.organisation.waiting')
  return (
    <Notice tone="info" title={why} live data-testid="organisation-away">
      <a href={url} target="_blank" rel="noopener noreferrer" data-testid="organisation-window">
        {isBlocked ? t('session.organisation.open', { name }) : t('session.organisation.reopen')}
      </a>
    </Notice>
  )
}
