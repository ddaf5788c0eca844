import type { ReplayLine } from '@samsyn/shared'
import { useTranslation } from 'react-i18next'
import { timeOfDay } from '../../i18n/format.ts'
import { language } from '../../i18n/i18n.ts'
import { FilmPlace } from './FilmPlace.tsx'
import type { FilmPath } from './film-link.ts'
import { type Names, sentenceOf } from './words.ts'
import './log.css'

type Props = {
  lines: readonly ReplayLine[]
  names: Names
  durationMs: number
  /** Where the film may be opened; null where it may not. */
  pathAt: FilmPath | null
}

/** A meeting from its beginning to its end: what happened when, and where in the film. */
export function ReplayList({ lines, names, durationMs, pathAt }: Props) {
  const { t } = useTranslation()
  return (
    <ol className="log-replay" data-testid="replay">
      {lines.map(line => {
        const filmMs = placeOf(line, durationMs)
        return (
          <li key={line.seq} className="log-replay__line">
            <time className="log-when" dateTime={new Date(line.atMs).toISOString()}>
              {timeOfDay(line.atMs, language())}
            </time>
            <span className="log-replay__words">{sentenceOf(line, names, t)}</span>
            {filmMs === null ? null : <FilmPlace fromMs={filmMs} to={pathAt ? pathAt(filmMs) : null} />}
          </li>
        )
      })}
    </ol>
  )
}

/** Where in the film it was, for what has to do with the film. */
function placeOf({ filmMs, what }: ReplayLine, durationMs: number): number | null {
  const elsewhere = what.kind === 'arrived' || what.kind === 'left' || what.kind === 'control' || what.kind === 'step'
  return filmMs === null || elsewhere ? null : Math.min(filmMs, durationMs)
}
