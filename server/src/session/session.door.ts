import { AppError, type PersonId, type Self } from '@samsyn/shared'
import type { RequestHandlers, RouteCall, RouteHandlers } from '../doors/handlers.ts'
import type { Attempts } from './attempts.ts'
import type { LinkPurpose, Links } from './link.ts'
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
    const person = await people.byId(personId)
    grant(sessions.tokenFor(await sessions.begin(personId)))
    return person
  }

  /** Whom a link lets in; who is shut out since it was made learns no more of it than a stranger would. */
  async function byLink(token: string, purpose: LinkPurpose) {
    const personId = await links.use(token, purpose)
    const person = await people.byId(personId).catch(() => null)
    if (!person) throw new AppError('link-used')
    return person
  }

  return {
    'session:sign-in': async call => {
      const { email, password } = call.payload
      await attempts.count(email, call.address)
      const person = await people.withPassword(email, password)
      await attempts.forget(email, call.address)
      return letIn(person.id, call)
    },
    'session:sign-in-by-link': async call => letIn((await byLink(call.payload.token, 'sign-in')).id, call),
    'session:accept-invitation': async call => {
      const { id } = await byLink(call.payload.token, 'invitation')
      await people.setPassword(id, call.payload.password)
      return letIn(id, call)
    },
    'session:current': async ({ actor }) => actor.session?.person ?? null,
    'session:sign-out': async ({ actor, grant }) => {
      if (actor.session) await sessions.end(actor.session.id)
      grant(null)
      return {}
    },
  }
}

/** That somebody is at the page; the door has noted it by then, as of everything that a person does. */
export function sessionRequests(): RequestHandlers<'person:act'> {
  return { 'person:act': () => ({}) }
}
