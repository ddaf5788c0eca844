import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { FilmPlace } from './FilmPlace.tsx'
import type { FilmPath } from './film-link.ts'
import type { Seen } from './together.ts'
import type { Names } from './words.ts'
import './log.css'

type Props = {
  seen: Seen
  names: Names /** Where the film may be opened; null where it may not. */
  pathAt: FilmPath | null
}

/** Which parts of the film ran before whose eyes. */
export function WatchedList({ seen: { same, parts }, names, pathAt }: Props) {
  const { t } = useTranslation()
  const [first] = parts
  if (!first) return null
  const shown =
    same && parts.length > 1
      ? [{ name: t('log.together'), ...first }]
      : parts.map(one => ({ name: names.person(one.personId), ...one }))
  return (
    <ul className="log-list" data-testid="watched">
      {shown.map(({ name, personId, parts: seen }) => (
        <li key={personId} className="log-row">
          <span>{name}</span>
          <span>
            {seen.map(({ fromMs, toMs }, index) => (
              <Fragment key={fromMs}>
                {index > 0 ? ', ' : null}
                <FilmPlace fromMs={fromMs} toMs={toMs} to={pathAt ? pathAt(fromMs) : null} />
              </Fragment>
            ))}
          </span>
        </li>
      ))}
    </ul>
  )
}
