import type { CycleId } from '@samsyn/shared'
import { useTranslation } from 'react-i18next'
import { SignedInShell } from '../../features/session/SignedInShell.tsx'
import { LinkButton } from '../../ui/LinkButton.tsx'
import { StatePage } from '../../ui/StatePage.tsx'

const words = {
  gone: 'meeting.filmGoneWhy',
  damaged: 'meeting.filmDamagedWhy',
  closed: 'meeting.filmMissingWhy',
} as const

/** Instead of a meeting whose film may not be shown: what is so, why, and where it can be mended. */
export function FilmMissing({ cycleId, why }: { cycleId: CycleId; why: keyof typeof words }) {
  const { t } = useTranslation()
  const title = t(why === 'gone' ? 'meeting.filmGone' : 'meeting.filmMissing')
  return (
    <SignedInShell>
      <title>{`${title} · ${t('common.product')}`}</title>
      <StatePage
        state="noAccess"
        title={title}
        action={<LinkButton href={`/rounds/${cycleId}`}>{t('meeting.toRound')}</LinkButton>}
      >
        {t(words[why])}
      </StatePage>
    </SignedInShell>
  )
}
