import { useTranslation } from 'react-i18next'
import { Skeleton, Loading as SkeletonFrame } from '../ui/Skeleton.tsx'
import './Loading.css'

/** What is shown for the moment before a page knows what it is: its outline, if the moment lasts. */
export function Loading() {
  const { t } = useTranslation()
  return (
    <div className="app-loading">
      <SkeletonFrame label={t('common.loading')}>
        <Skeleton shape="title" width="14rem" />
        <Skeleton width="90%" />
        <Skeleton width="70%" />
        <Skeleton shape="button" width="10rem" />
      </SkeletonFrame>
    </div>
  )
}
