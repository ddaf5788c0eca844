import type { RouteHandlers } from '../doors/handlers.ts'
import type { People } from './person.ts'

/** What people may change about themselves. */
export function personRoutes(people: People): RouteHandlers<'person:choose-locale'> {
  return {
    'person:choose-locale': ({ actor, payload }) => people.chooseLocale(actor.self.id, payload.locale),
  }
}
