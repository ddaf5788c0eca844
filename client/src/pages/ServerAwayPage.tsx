import { useTranslation } from 'react-i18next'
import { PlainShell } from '../features/session/PlainShell.tsx'
import { useServerReturn } from '../features/session/useServerReturn.ts'
import { Button } from '../ui/Button.tsx'
import { StatePage } from '../ui/StatePage.tsx'

/** What is shown while the server does not answer; goes on by itself when it does. */
export function ServerAwayPage({ onTryAgain }: { onTryAgain: () => void }) {
  const { t } = useTranslation()
  // A server that answers all along was not what went wrong: then nothing is tried without being asked for.
  const broke = useServerReturn(onTryAgain) === 'here'
  const action = (
    <Button variant="primary" onPress={onTryAgain}>
      {t('common.tryAgain')}
    </Button>
  )
  return (
    <PlainShell>
      <title>{`${broke ? t('common.away.brokeTitle') : t('common.away.title')} · ${t('common.product')}`}</title>
      <StatePage
        state="away"
        title={broke ? t('common.away.brokeTitle') : t('common.away.title')}
        action={action}
        data-testid="server-away"
      >
        <p>{broke ? t('common.away.brokeWhy') : t('common.away.why')}</p>
      </StatePage>
    </PlainShell>
  )
}
