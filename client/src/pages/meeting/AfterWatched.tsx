import { type Meeting, watchedIn } from '@samsyn/shared'
import { useTranslation } from 'react-i18next'
import { seenBy } from '../../features/log/together.ts'
import { WatchedList } from '../../features/log/WatchedList.tsx'
import { useAfter } from './useAfter.ts'

/** Which parts of the film they saw, if any ran. */
export function AfterWatched({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation()
  const { entries, extent, names, pathAt } = useAfter(meeting)
  const seen = seenBy(watchedIn(entries, extent))
  if (seen.parts.length === 0) return null
  return (
    <section>
      <h2>{t('log.watched')}</h2>
      <WatchedList seen={seen} names={names} pathAt={pathAt} />
    </section>
  )
}
