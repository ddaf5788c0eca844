import type { CycleId } from '@samsyn/shared'
import { useTranslation } from 'react-i18next'
import { useAnswer } from '../../app/queries.ts'
import { SignedInShell } from '../../features/session/SignedInShell.tsx'
import { LinkButton } from '../../ui/LinkButton.tsx'
import { StatePage } from '../../ui/StatePage.tsx'

const words = {
  gone: 'meeting.filmGoneWhy',
  damaged: 'meeting.filmDamagedWhy',
  consent: 'meeting.filmConsentWhy',
  notReady: 'meeting.filmNotReadyWhy',
  over: 'meeting.filmOverWhy',
} as const

/** Instead of a meeting whose film may not be shown: what is so, why, and where it can be mended. */
export function FilmMissing({ cycleId, why }: { cycleId: CycleId; why: keyof typeof words }) {
  const { t } = useTranslation()
  const isWithdrawn = useIsWithdrawn(cycleId) && why === 'gone'
  const title = t(why === 'gone' ? 'meeting.filmGone' : 'meeting.filmMissing')
  return (
    <SignedInShell>
      <title>{`${title} · ${t('common.product')}`}</title>
      <StatePage
        state="noAccess"
        title={title}
        action={<LinkButton href={`/rounds/${cycleId}`}>{t('meeting.toRound')}</LinkButton>}
        data-testid="film-missing"
      >
        {t(isWithdrawn ? 'meeting.filmWithdrawnWhy' : words[why])}
      </StatePage>
    </SignedInShell>
  )
}

function useIsWithdrawn(cycleId: CycleId): boolean {
  const { data: course } = useAnswer('course:of-cycle', { cycleId })
  return course?.cycles.find(({ id }) => id === cycleId)?.filmGone === 'withdrawal'
}
