import { useTranslation } from 'react-i18next'
import { Loading, Skeleton } from '../ui/Skeleton.tsx'
import './AnalysisPage.css'

/** The outline of the workbench while it is fetched. */
export function AnalysisSkeleton() {
  const { t } = useTranslation()
  return (
    <Loading label={t('sequence.loading')}>
      <div className="analysis">
        <div className="analysis-head">
          <Skeleton shape="title" width="20rem" />
        </div>
        <div className="analysis-stage" />
        <div className="analysis-controls">
          <Skeleton shape="button" width="60%" />
        </div>
        <div className="analysis-timeline">
          <Skeleton shape="block" />
        </div>
        <div className="analysis-panel">
          <Skeleton shape="title" />
          <Skeleton shape="block" />
          <Skeleton shape="block" />
        </div>
      </div>
    </Loading>
  )
}
