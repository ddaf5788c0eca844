import type { Course, Recording } from '@samsyn/shared'
import { Play } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { LinkButton } from '../../ui/LinkButton.tsx'
import { placeOf, type Step, stepOf } from './next-step.ts'
import { currentRound } from './rounds.ts'
import './course.css'

// Where somebody else is at work there is something to see, but nothing to press on.
const nothingToDo: readonly Step[] = ['at-supervisor', 'film-in-work', 'over']

const watchWords = (step: Step) => (step === 'meet' || step === 'join' ? 'watching.prepareLong' : 'watching.seeAgain')

/** The one next step of a social worker's course, as a sentence and a button. */
export function NextStep({ course, film }: { course: Course; film: Recording | null }) {
  const { t } = useTranslation()
  const cycle = currentRound(course) ?? course.cycles.at(-1)
  if (!cycle) return null
  const step = currentRound(course) ? stepOf(cycle.state, 'worker', film, cycle.filmGone) : 'over'
  const words = { other: course.supervisor.displayName }
  return (
    <section className="course-next" data-testid="next-step" data-step={step}>
      <p className="ui-muted ui-small">{t('course.roundOf', { index: cycle.index, count: course.cycles.length })}</p>
      <h1 className="course-next-what">{t(`course.step.${step}.what`, words)}</h1>
      <p>{t(`course.step.${step}.why`, words)}</p>
      <LinkButton
        href={placeOf(step, cycle)}
        variant={nothingToDo.includes(step) ? 'secondary' : 'primary'}
        size="large"
        className="course-next-go"
        data-testid="next-step-go"
      >
        {t(`course.step.${step}.go`)}
      </LinkButton>
      {film?.playable ? (
        <LinkButton
          href={`/rounds/${cycle.id}/film`}
          variant="quiet"
          className="course-next-watch"
          icon={Play}
          data-testid="home-watch"
        >
          {t(cycle.meetingId ? watchWords(step) : 'watching.seeFilm')}
        </LinkButton>
      ) : null}
    </section>
  )
}
