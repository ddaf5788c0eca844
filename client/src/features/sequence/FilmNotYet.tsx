import type { AppError, Course, CycleSummary, Recording } from '@samsyn/shared'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import { LinkButton } from '../../ui/LinkButton.tsx'
import { StatePage } from '../../ui/StatePage.tsx'

type Props = {
  course: Course
  cycle: CycleSummary
  recording: Recording | null
  /** That the round's film was deleted, in words; null when it was not. */
  gone?: string | null
  /** Set when the film could not even be asked for. */
  error?: AppError
  onTryAgain?: () => void
}

/** Why there is no film to analyse yet, and the way back to the round. */
export function FilmNotYet({ course, cycle, recording, gone, error, onTryAgain }: Props) {
  const { t } = useTranslation()
  const name = course.worker.displayName
  const damaged = recording?.damaged.includes('film')
  const state = damaged ? 'damaged' : recording?.state === 'ready' ? 'consent' : (recording?.state ?? 'none')
  const action = (
    <>
      {onTryAgain ? (
        <Button variant="primary" onPress={onTryAgain}>
          {t('common.tryAgain')}
        </Button>
      ) : null}
      <LinkButton href={`/rounds/${cycle.id}`} variant={onTryAgain ? 'secondary' : 'primary'}>
        {t('sequence.backToRound')}
      </LinkButton>
    </>
  )
  return (
    <StatePage
      state={error ? 'away' : 'empty'}
      title={t(gone ? 'sequence.notYet.goneTitle' : 'sequence.notYet.title')}
      action={action}
      data-testid="film-not-yet"
    >
      <p>{error ? t(`errors.${error.code}`) : (gone ?? t(`sequence.notYet.${state}`, { name }))}</p>
    </StatePage>
  )
}
