import type { AppError, Course, CycleSummary, Manual, Sequence, SequenceId } from '@samsyn/shared'
import { ArrowLeft } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { WatchList } from '../../features/sequence/WatchList.tsx'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { LinkButton } from '../../ui/LinkButton.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Loading, Skeleton } from '../../ui/Skeleton.tsx'
import type { Watching } from './useWatching.ts'

type Props = Pick<Watching, 'isLooping' | 'isOver' | 'play'> & {
  course: Course
  cycle: CycleSummary
  manual: Manual
  answer: { data: readonly Sequence[] | undefined; error: AppError | null; refetch: () => unknown }
  shownId: SequenceId | null
}

/** Beside the film: what page this is, the way back to the round, and the sequences as far as they are shown to her. */
export function WatchPanel({ course, cycle, answer, ...list }: Props) {
  const { t } = useTranslation()
  return (
    <div className="film-page__beside">
      <header className="film-page__head">
        <LinkButton
          className="film-page__back"
          href={`/rounds/${cycle.id}`}
          variant="quiet"
          size="compact"
          icon={ArrowLeft}
        >
          {t('sequence.round', { index: cycle.index, name: course.supervisor.displayName })}
        </LinkButton>
        <h1 className="film-page__title">{t('watching.page')}</h1>
      </header>
      <section className="film-page__sequences" aria-labelledby="film-page-sequences">
        <h2 id="film-page-sequences">{t('watching.sequences')}</h2>
        <Sequences {...list} answer={answer} other={course.supervisor.displayName} />
      </section>
    </div>
  )
}

function Sequences({ answer, other, play, ...list }: Omit<Props, 'course' | 'cycle'> & { other: string }) {
  const { t } = useTranslation()
  const { data, error, refetch } = answer
  if (!data && error)
    return (
      <Notice
        tone="problem"
        title={t('watching.listFailed')}
        action={<Button onPress={() => void refetch()}>{t('common.tryAgain')}</Button>}
        live
      >
        {t(`errors.${error.code}`)}
      </Notice>
    )
  if (!data)
    return (
      <Loading label={t('watching.loading')}>
        <Skeleton shape="block" />
        <Skeleton shape="block" />
      </Loading>
    )
  if (data.length === 0)
    return (
      <EmptyState title={t('watching.none')} level={3} data-testid="watch-none">
        <p>{t('watching.noneWhy', { other })}</p>
      </EmptyState>
    )
  return (
    <WatchList
      {...list}
      sequences={data}
      onPlay={sequence => play(sequence, 'once')}
      onLoop={sequence => play(sequence, list.isLooping && sequence.id === list.shownId ? 'once' : 'loop')}
    />
  )
}
