import type { DeletionReceipt, PersonId, Recording, RoutePayload } from '@samsyn/shared'
import type { RouteHandlers } from '../doors/handlers.ts'
import type { Statement } from './consent.ts'

type Consents = {
  state: (statement: Statement, by: PersonId) => Promise<Recording>
  withdraw: (of: RoutePayload<'consent:withdraw'>, by: PersonId) => Promise<DeletionReceipt>
}

/** Which routes state consent and take it back. */
export function consentRoutes({ state, withdraw }: Consents): RouteHandlers<'consent:state' | 'consent:withdraw'> {
  return {
    'consent:state': ({ payload, actor }) => state(payload, actor.self.id),
    'consent:withdraw': ({ payload, actor }) => withdraw(payload, actor.self.id),
  }
}
