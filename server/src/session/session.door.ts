import { setTimeout as pause } from 'node:timers/promises'
import {
  AppError,
  type AuditEvent,
  type ErrorCode,
  type Note,
  type PersonId,
  type Self,
  type SessionId,
  type SignInMethod,
} from '@samsyn/shared'
import type { RequestHandlers, RouteCall, RouteHandlers } from '../doors/handlers.ts'
import type { Attempts } from './attempts.ts'
import type { KnownBrowsers } from './known-browsers.ts'
import type { LinkPurpose, Links } from './link.ts'
import type { Organisation } from './organisation.ts'
import type { Passkeys } from './passkey.ts'
import type { PasskeyRequired } from './passkey-required.ts'
import type { Sessions } from './session.ts'

type SessionRoutes =
  | 'session:sign-in'
  | 'session:sign-in-by-link'
  | 'session:accept-invitation'
  | 'session:sign-in-by-passkey'
  | 'session:sign-in-by-organisation'
  | 'organisation:name'
  | 'organisation:begin'
  | 'session:current'
  | 'session:sign-out'

type Dependencies = {
  sessions: Sessions
  links: Links
  attempts: Attempts
  knownBrowsers: KnownBrowsers
  passkeys: Pick<Passkeys, 'listOf' | 'personOf' | 'forget'>
  required: PasskeyRequired
  /** Puts things on the security record: one by one, and what may come in floods. */
  audit: { note: Note; noteSummed: (event: AuditEvent) => void }
  organisation: Organisation
  people: {
    anybody(email: string): Promise<{ self: Self } | null>
    withPassword(email: string, password: string, known: boolean): Promise<Self>
    found(id: PersonId): Promise<Self | null>
    requireGood(id: PersonId, password: string): Promise<void>
    setPassword(id: PersonId, password: string, keep?: SessionId | null): Promise<void>
  }
}

type Coming = Pick<RouteCall<SessionRoutes>, 'grant' | 'actor' | 'browser' | 'address'>

/** Signing in and out. */
export function sessionRoutes(dependencies: Dependencies): RouteHandlers<SessionRoutes> {
  const { sessions, links, attempts, knownBrowsers, passkeys, required, organisation, people, audit } = dependencies

  /** Begins a session in this browser, in place of the one it had. */
  async function letIn(person: Self, method: SignInMethod, coming: Coming, providerSession: string | null = null) {
    const { grant, actor, browser, address } = coming
    const has = (await passkeys.listOf(person.id)).length > 0
    const enrolling = required.isMissing(person.role, method, has)
    const sessionId = await sessions.begin(person.id, { method, agent: browser.agent, enrolling, providerSession })
    await audit.note({ kind: 'sign-in', actorId: person.id, sessionId, address, detail: method })
    grant(sessions.tokenFor(sessionId))
    browser.know(knownBrowsers.after(browser.known, person.email))
    if (actor.session) await sessions.end(actor.session.id)
    return { ...person, locked: false, enrolling }
  }

  /** Runs an attempt to come in; one that is refused is on the record, with whose account it was on. */
  async function attempted<T>(address: string, email: string | null, attempt: () => Promise<T>): Promise<T> {
    try {
      return await attempt()
    } catch (error) {
      if (error instanceof AppError) void recordRefused(error.code, address, email)
      throw error
    }
  }

  async function recordRefused(code: ErrorCode, address: string, email: string | null) {
    const account = email === null ? null : await people.anybody(email).catch(() => null)
    const kind = code === 'too-many-attempts' ? 'lock-out' : 'sign-in'
    audit.noteSummed({ kind, outcome: 'refused', subjectId: account?.self.id ?? null, address, detail: code })
  }

  async function signIn(call: RouteCall<'session:sign-in'>) {
    const { email, password } = call.payload
    const attempt = { email, address: call.address, browser: knownBrowsers.idIn(call.browser.known, email) }
    const waitMs = attempts.count(attempt)
    if (waitMs > 0) await pause(waitMs)
    const person = await people.withPassword(email, password, attempt.browser !== null)
    attempts.succeeded(attempt)
    // Whoever has a passkey comes in by it: the password alone is one thing that may have been seen.
    if ((await passkeys.listOf(person.id)).length > 0) throw new AppError('passkey-needed')
    return letIn(person, 'password', call)
  }

  async function acceptInvitation(call: RouteCall<'session:accept-invitation'>) {
    const { token, password } = call.payload
    // A password that cannot be used does not use the invitation up.
    await people.requireGood((await byLink(token, 'invitation', 'of')).id, password)
    const person = await byLink(token, 'invitation')
    await people.setPassword(person.id, password)
    // Whoever was invited anew has lost them, or somebody else has made them.
    await passkeys.forget(person.id)
    await audit.note({ kind: 'invitation-used', actorId: person.id, address: call.address })
    await audit.note({ kind: 'password-set', actorId: person.id, subjectId: person.id, address: call.address })
    return letIn(person, 'invitation', call)
  }

  async function signInByPasskey(call: RouteCall<'session:sign-in-by-passkey'>) {
    const personId = await passkeys.personOf(call.payload.response)
    const person = await people.found(personId)
    if (!person) throw new AppError('passkey-refused', 'shut out')
    return letIn(person, 'passkey', call)
  }

  /** Whom a link lets in; who is shut out since it was made learns no more of it than a stranger would. */
  async function byLink(token: string, purpose: LinkPurpose, how: 'of' | 'use' = 'use') {
    const personId = await links[how](token, purpose)
    const person = await people.found(personId)
    if (!person) throw new AppError('link-used')
    return person
  }

  return {
    'session:sign-in': call => attempted(call.address, call.payload.email, () => signIn(call)),
    'session:sign-in-by-link': call =>
      attempted(call.address, null, async () => letIn(await byLink(call.payload.token, 'sign-in'), 'link', call)),
    'session:sign-in-by-passkey': call => attempted(call.address, null, () => signInByPasskey(call)),
    'session:sign-in-by-organisation': call =>
      attempted(call.address, null, async () => {
        const { person, providerSession } = await organisation.personOf(call.payload)
        return letIn(person, 'organisation', call, providerSession)
      }),
    'organisation:name': async () => ({ name: organisation.name }),
    'organisation:begin': () => organisation.begin(),
    'session:accept-invitation': call => attempted(call.address, null, () => acceptInvitation(call)),
    'session:current': async ({ actor: { session } }) =>
      session && { ...session.person, locked: session.locked, enrolling: session.enrolling },
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
