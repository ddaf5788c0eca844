import type { PersonId, Self } from '@samsyn/shared'
import type { RouteCall, RouteHandlers } from '../doors/handlers.ts'
import type { Attempts } from './attempts.ts'
import type { Links } from './link.ts'
import type { Sessions } from './session.ts'

type SessionRoutes =
  | 'session:sign-in'
  | 'session:sign-in-by-link'
  | 'session:accept-invitation'
  | 'session:current'
  | 'session:sign-out'

type Dependencies = {
  sessions: Sessions
  links: Links
  attempts: Attempts
  people: {
    withPassword(email: string, password: string): Promise<Self>
    byId(id: PersonId): Promise<Self>
    setPassword(id: PersonId, password: string): Promise<void>
  }
}

type Granting = Pick<RouteCall<SessionRoutes>, 'grant'>

/** Signing in and out. */
export function sessionRoutes({ sessions, links, attempts, people }: Dependencies): RouteHandlers<SessionRoutes> {
  async function letIn(personId: PersonId, { grant }: Granting) {
    grant(sessions.tokenFor(await sessions.begin(personId)))
    return people.byId(personId)
  }

  return {
    'session:sign-in': async call => {
      const { email, password } = call.payload
      await attempts.count(email, call.address)
      const person = await people.withPassword(email, password)
      await attempts.forget(email, call.address)
      return letIn(person.id, call)
    },
    'session:sign-in-by-link': async call => letIn(await links.use(call.payload.token, 'sign-in'), call),
    'session:accept-invitation': async call => {
      const personId = await links.use(call.payload.token, 'invitation')
      await people.setPassword(personId, call.payload.password)
      return letIn(personId, call)
    },
    'session:current': async ({ actor }) => actor.session?.person ?? null,
    'session:sign-out': async ({ actor, grant }) => {
      if (actor.session) await sessions.end(actor.session.id)
      grant(null)
      return {}
    },
  }
}
