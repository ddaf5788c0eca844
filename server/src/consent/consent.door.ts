import type { ConsentEvent, DeletionReceipt, PersonId, Recording, RoutePayload } from '@samsyn/shared'
import type { RouteHandlers } from '../doors/handlers.ts'
import type { Statement } from './consent.ts'

type Consents = {
  state: (statement: Statement, by: PersonId) => Promise<Recording>
  withdraw: (of: RoutePayload<'consent:withdraw'>, by: PersonId) => Promise<DeletionReceipt>
  history: (of: RoutePayload<'consent:history'>) => Promise<ConsentEvent[]>
}

type Names = 'consent:state' | 'consent:withdraw' | 'consent:history'

/** Which routes state consent, take it back, and show how it came to stand as it does. */
export function consentRoutes({ state, withdraw, history }: Consents): RouteHandlers<Names> {
  return {
    'consent:state': ({ payload, actor }) => state(payload, actor.self.id),
    'consent:withdraw': ({ payload, actor }) => withdraw(payload, actor.self.id),
    'consent:history': ({ payload }) => history(payload),
  }
}
