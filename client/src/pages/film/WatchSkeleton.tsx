import { useTranslation } from 'react-i18next'
import { Loading, Skeleton } from '../../ui/Skeleton.tsx'
import './film.css'

/** The outline of the page with the film while it is fetched. */
export function WatchSkeleton() {
  const { t } = useTranslation()
  return (
    <Loading label={t('playback.fetching')}>
      <div className="film-page">
        <div className="film-page__screen">
          <div className="film-page__stage" />
        </div>
        <div className="film-page__beside">
          <Skeleton shape="title" />
          <Skeleton shape="block" />
          <Skeleton shape="block" />
        </div>
      </div>
    </Loading>
  )
}
