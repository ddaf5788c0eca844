import type { PersonId, PlayerReport, Screen } from '@samsyn/shared'
import { createIntervals } from './at-intervals.ts'
import type { Film, Films } from './film.ts'

/** What changes more often than this is logged as it is then. */
const screensEveryMs = 1_000

/** Writes into the log when somebody's player begins or ceases to show the room's film: what "who watched what" rests on. */
export function createScreens(films: Films) {
  const logged = new WeakMap<Film, Map<PersonId, Screen>>()
  const intervals = createIntervals(screensEveryMs, write)

  function loggedIn(film: Film): Map<PersonId, Screen> {
    const known = logged.get(film) ?? new Map<PersonId, Screen>()
    logged.set(film, known)
    return known
  }

  function write(film: Film) {
    const known = loggedIn(film)
    for (const [personId, { report }] of film.reports) {
      const screen = screenOf(report.status, film.seen.has(personId))
      if (screen === null || known.get(personId) === screen) continue
      known.set(personId, screen)
      void films.note(film, { personId, fact: { kind: 'screen', screen } })
    }
  }

  return {
    /** Looks at what somebody's player has just told. */
    look(film: Film, personId: PersonId): void {
      const status = film.reports.get(personId)?.report.status
      const screen = status && screenOf(status, film.seen.has(personId))
      if (screen && loggedIn(film).get(personId) !== screen) intervals.tell(film)
    },
    /** Somebody has gone: when they come back, what they see first is written again. */
    forget(film: Film, personId: PersonId): void {
      loggedIn(film).delete(personId)
    },
    close: intervals.close,
  }
}

/** Null says nothing new: who loads in between has the film before them. */
function screenOf(status: PlayerReport['status'], seen: boolean): Screen | null {
  if (status === 'showing' || status === 'playing') return 'seeing'
  if (status === 'loading') return seen ? null : 'loading'
  return status
}
