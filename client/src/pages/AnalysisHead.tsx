import type { Course, CycleSummary, Recording } from '@samsyn/shared'
import { ArrowLeft } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { SinceLastDialog } from '../features/development/SinceLastDialog.tsx'
import { ContextDialog } from '../features/recording/context/ContextDialog.tsx'
import { KeyHints } from '../features/sequence/KeyHints.tsx'
import { LinkButton } from '../ui/LinkButton.tsx'

type Props = { course: Course; cycle: CycleSummary; recording: Recording }

/** What the workbench is for, the way back to the round, and its keys. */
export function AnalysisHead({ course, cycle, recording }: Props) {
  const { t } = useTranslation()
  return (
    <header className="analysis-head">
      <LinkButton
        className="analysis-back"
        href={`/rounds/${cycle.id}`}
        variant="quiet"
        size="compact"
        icon={ArrowLeft}
      >
        {t('sequence.round', { index: cycle.index, name: course.worker.displayName })}
      </LinkButton>
      <h1 className="analysis-title">{t('sequence.question')}</h1>
      <SinceLastDialog cycleId={cycle.id} viewer="supervisor" />
      <ContextDialog context={recording.context} />
      <KeyHints />
    </header>
  )
}
