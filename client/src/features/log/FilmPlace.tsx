import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { filmTime } from '../../i18n/format.ts'

/** A place in the film, or a stretch of it; a link there for who may go. */
export function FilmPlace({ fromMs, toMs, to }: { fromMs: number; toMs?: number; to: string | null }) {
  const { t } = useTranslation()
  const words = toMs === undefined ? filmTime(fromMs) : `${filmTime(fromMs)}–${filmTime(toMs)}`
  if (to === null) return <span className="log-place">{words}</span>
  return (
    <Link className="log-place" to={to} aria-label={t('log.openFilmAt', { time: words })}>
      {words}
    </Link>
  )
}
