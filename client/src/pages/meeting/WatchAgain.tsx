import { inMeetingOrder, type Meeting } from '@samsyn/shared'
import { Play } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { LinkButton } from '../../ui/LinkButton.tsx'
import { useAfter } from './useAfter.ts'

/** The way back to the film and its sequences, for whoever has a page for them, as long as they may be seen. */
export function WatchAgain({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation()
  const { pathAt, sequences } = useAfter(meeting)
  if (!pathAt || sequences.length === 0) return null
  return (
    <LinkButton href={pathAt(inMeetingOrder(sequences)[0]?.startMs ?? 0)} icon={Play} data-testid="watch-again">
      {t('watching.seeAgain')}
    </LinkButton>
  )
}
