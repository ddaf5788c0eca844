import type { Course, CycleSummary } from '@samsyn/shared'
import { ArrowLeft } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { KeyHints } from '../features/sequence/KeyHints.tsx'
import { LinkButton } from '../ui/LinkButton.tsx'

/** What the workbench is for, the way back to the round, and its keys. */
export function AnalysisHead({ course, cycle }: { course: Course; cycle: CycleSummary }) {
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
      <KeyHints />
    </header>
  )
}
