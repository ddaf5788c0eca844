import type { CycleId } from '@samsyn/shared'
import { useTranslation } from 'react-i18next'
import { SignedInShell } from '../../features/session/SignedInShell.tsx'
import { LinkButton } from '../../ui/LinkButton.tsx'
import { StatePage } from '../../ui/StatePage.tsx'

/** Instead of a meeting whose film may not be shown: what is so, why, and where it can be mended. */
export function FilmMissing({ cycleId, isGone = false }: { cycleId: CycleId; isGone?: boolean }) {
  const { t } = useTranslation()
  const title = t(isGone ? 'meeting.filmGone' : 'meeting.filmMissing')
  return (
    <SignedInShell>
      <title>{`${title} · ${t('common.product')}`}</title>
      <StatePage
        state="noAccess"
        title={title}
        action={<LinkButton href={`/rounds/${cycleId}`}>{t('meeting.toRound')}</LinkButton>}
      >
        {t(isGone ? 'meeting.filmGoneWhy' : 'meeting.filmMissingWhy')}
      </StatePage>
    </SignedInShell>
  )
}
