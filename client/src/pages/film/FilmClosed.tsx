import type { AppError, CycleId, Recording } from '@samsyn/shared'
import { useTranslation } from 'react-i18next'
import { useAnswer } from '../../app/queries.ts'
import { dateTime } from '../../i18n/format.ts'
import { language } from '../../i18n/i18n.ts'
import { Button } from '../../ui/Button.tsx'
import { LinkButton } from '../../ui/LinkButton.tsx'
import { StatePage } from '../../ui/StatePage.tsx'

type Props = {
  cycleId: CycleId
  recording: Recording | null
  /** Set when the film could not even be asked for. */
  error?: AppError
  onTryAgain?: () => void
}

/** Why the social worker cannot see her film now, and the way to where it can be mended. */
export function FilmClosed({ cycleId, recording, error, onTryAgain }: Props) {
  const { t } = useTranslation()
  const { data: receipts = [] } = useAnswer('recording:receipts', { cycleId }, !recording && !error)
  const gone = !recording && !error ? receipts.toSorted((a, b) => b.askedMs - a.askedMs)[0] : undefined
  const why = recording?.damaged.includes('film') ? 'damaged' : (recording?.state ?? 'none')
  const action = (
    <>
      {onTryAgain ? (
        <Button variant="primary" onPress={onTryAgain}>
          {t('common.tryAgain')}
        </Button>
      ) : null}
      <LinkButton href={`/rounds/${cycleId}`} variant={onTryAgain ? 'secondary' : 'primary'}>
        {t('sequence.backToRound')}
      </LinkButton>
    </>
  )
  if (gone)
    return (
      <StatePage state="noAccess" title={t('watching.gone')} action={action} data-testid="film-gone">
        <p>{t(`viewing.receipt.${gone.reason}`, { when: dateTime(gone.doneMs ?? gone.askedMs, language()) })}</p>
        <p>{t('watching.goneNext')}</p>
      </StatePage>
    )
  return (
    <StatePage
      state={error ? 'away' : 'empty'}
      title={t('sequence.notYet.title')}
      action={action}
      data-testid="film-closed"
    >
      <p>{error ? t(`errors.${error.code}`) : t(`watching.notYet.${why}`)}</p>
    </StatePage>
  )
}
