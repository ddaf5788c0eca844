import { type AgendaStep, agendaOf, dimensionLabel, type Manual, type Sequence } from '@samsyn/shared'
import { Play } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { filmTime } from '../../i18n/format.ts'
import { language } from '../../i18n/i18n.ts'
import { KindTag } from '../../ui/Badge.tsx'
import './Agenda.css'

type Props = {
  sequences: readonly Sequence[]
  manual: Manual
  step: AgendaStep
  /** Whether it is the first meeting of the course, so that nothing was before. */
  isFirst: boolean
  onStep: (step: AgendaStep) => void
}

/** What the meeting is about, step by step; the one at hand shows its question. */
export function Agenda({ sequences, manual, step, isFirst, onStep }: Props) {
  const { t } = useTranslation()
  return (
    <nav className="agenda" aria-label={t('meeting.agenda')}>
      <ol className="agenda__steps">
        {agendaOf(sequences).map(key => (
          <li key={key}>
            <button
              type="button"
              className="agenda__step"
              aria-current={key === step ? 'step' : undefined}
              onClick={() => onStep(key)}
              data-testid={isFixed(key) ? `agenda-${key}` : `sequence-${key}`}
            >
              {isFixed(key) ? (
                t(key === 'sinceLast' && isFirst ? 'meeting.welcome.title' : `meeting.step.${key}`)
              ) : (
                <SequenceLine sequence={sequences.find(({ id }) => id === key)} />
              )}
            </button>
            {key === step && key === 'sinceLast' && isFirst && <Welcome />}
            {key === step && <StepDetail sequence={sequences.find(({ id }) => id === key)} manual={manual} />}
          </li>
        ))}
      </ol>
    </nav>
  )
}

/** How a first meeting goes, in two lines. */
function Welcome() {
  const { t } = useTranslation()
  return (
    <div className="agenda__detail agenda__welcome" data-testid="welcome">
      <p>{t('meeting.welcome.first')}</p>
      <p>{t('meeting.welcome.second')}</p>
    </div>
  )
}

const isFixed = (step: AgendaStep): step is 'sinceLast' | 'nextStep' => step === 'sinceLast' || step === 'nextStep'

function SequenceLine({ sequence }: { sequence: Sequence | undefined }) {
  const { t } = useTranslation()
  if (!sequence) return null
  return (
    <>
      <KindTag kind={sequence.kind}>{t(`sequence.kinds.${sequence.kind}`)}</KindTag>
      <span className="agenda__title">{sequence.title || filmTime(sequence.startMs)}</span>
      <span className="agenda__time">
        <Play size={14} aria-hidden="true" /> {filmTime(sequence.startMs)}–{filmTime(sequence.endMs)}
      </span>
    </>
  )
}

function StepDetail({ sequence, manual }: { sequence: Sequence | undefined; manual: Manual }) {
  const { t } = useTranslation()
  if (!sequence) return null
  return (
    <div className="agenda__detail">
      <p className="agenda__dimension">{dimensionLabel(manual, sequence.dimension, language())}</p>
      {sequence.question && (
        <p className="agenda__question">
          <span className="agenda__asks">{t('meeting.question')}</span> {sequence.question}
        </p>
      )}
    </div>
  )
}
