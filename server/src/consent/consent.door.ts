import type { PersonId, Recording } from '@samsyn/shared'
import type { RouteHandlers } from '../doors/handlers.ts'
import type { Statement } from './consent.ts'

/** Which route states consent. */
export function consentRoutes(
  state: (statement: Statement, by: PersonId) => Promise<Recording>,
): RouteHandlers<'consent:state'> {
  return { 'consent:state': ({ payload, actor }) => state(payload, actor.self.id) }
}
