import { AppError, type OrganisationAnswer, type PersonId, type Self, type SessionId } from '@samsyn/shared'
import type { Store } from '../store/store.ts'
import { createChallenges } from './challenge.ts'
import { createSubjectStore, hashAt } from './organisation.store.ts'
import { createTickets, type TicketClaims, type TicketUse, ticketS } from './organisation-ticket.ts'
import { type Claims, createProviderClient, type Provider } from './provider.ts'

export type { Provider } from './provider.ts'

type Dependencies = {
  store: Store
  secret: string
  now: () => number
  publicUrl: string
  provider: Provider | null
  people: { found(id: PersonId): Promise<Self | null>; byEmail(email: string): Promise<Self | null> }
}

/** The page of ours that the provider sends people back to. */
const backPath = '/organisation'
/** How far the provider's clock may be from ours. */
const skewS = 30

/** Somebody the organisation lets in, and the session of theirs there. */
export type Vouched = { person: Self; providerSession: string | null }
/** Who is no longer signed in at the organisation: in one session there, or in all. */
export type LoggedOut = { personId: PersonId | null; providerSession: string | null }

/**
 * Signing in through the organisation (OpenID Connect). Nobody gets an account by it: a person is found by the subject that
 * was noted at their first time, or then by an e-mail that the provider vouches for.
 */
export function createOrganisation({ store, secret, now, publicUrl, provider, people }: Dependencies) {
  const challenges = createChallenges(store, secret, now)
  const tickets = createTickets(secret, now)
  const client = createProviderClient(provider, new URL(backPath, publicUrl), now)
  const subjects = createSubjectStore(store)
  const hashOf = (id: string) => hashAt(provider?.issuer ?? '', id)
  const sessionOf = ({ sid }: { sid?: string | undefined }) => (sid === undefined ? null : hashOf(sid))

  async function begin(use: TicketUse): Promise<{ url: string; ticket: string }> {
    const { ticket, claims } = tickets.make(use)
    return { ticket, url: await client.urlFor(claims, use !== 'sign-in') }
  }

  /** Each ticket is good once. */
  async function answered({ ticket, search }: OrganisationAnswer, use: TicketUse) {
    const begun = tickets.read(ticket, use)
    if (!(await challenges.use(begun.state, ticketS * 1000))) throw new AppError('organisation-refused', 'used before')
    const claims = await client.claimsBy(search, begun)
    if (provider?.acr && claims.acr !== provider.acr) throw new AppError('organisation-weak', claims.acr ?? 'no acr')
    return { begun, claims }
  }

  async function personWith({ sub, email, email_verified: verified }: Claims): Promise<Self> {
    const subjectHash = hashOf(sub)
    const known = await subjects.personOf(subjectHash)
    const person = known
      ? await people.found(known)
      : verified && email !== undefined && (await people.byEmail(email.trim().toLowerCase()))
    if (!person) throw new AppError('organisation-unknown')
    if (known) return person
    // An address that another subject has shown is not handed on to the next who has it.
    if (await subjects.isKnown(person.id)) throw new AppError('organisation-unknown')
    await subjects.insert({ subjectHash, personId: person.id, createdMs: Math.round(now()) })
    return person
  }

  return {
    /** What is to stand on the button; null when there is none. */
    name: provider?.name ?? null,
    /** Where to send the browser to sign in, and a ticket that it keeps for when it is back. */
    begin: () => begin('sign-in'),
    /** As `begin`, to show in a session that its person is still there: the provider asks them anew. */
    beginProof: (sessionId: SessionId) => begin(`proof ${sessionId}`),
    /** Who has come back, by the ticket and the query the provider sent them back with. */
    async personOf(answer: OrganisationAnswer): Promise<Vouched> {
      const { claims } = await answered(answer, 'sign-in')
      const person = await personWith(claims)
      return { person, providerSession: sessionOf(claims) }
    },
    /** Refuses unless this person has just signed in at the provider, for this session; answers their session there. */
    async prove(personId: PersonId, sessionId: SessionId, answer: OrganisationAnswer): Promise<string | null> {
      const { begun, claims } = await answered(answer, `proof ${sessionId}`)
      if (!isFresh(claims, begun)) throw new AppError('organisation-not-asked', 'signed in there before')
      if ((await subjects.personOf(hashOf(claims.sub))) !== personId) throw new AppError('organisation-other')
      return sessionOf(claims)
    },
    /** Whether the provider has vouched for this person before, and can again. */
    knows: (personId: PersonId) => (provider ? subjects.isKnown(personId) : Promise.resolve(false)),
    /**
     * Who is no longer signed in there, as a logout token says; `end` ends their sessions. A token that was acted upon
     * before is refused; one that could not be is taken again.
     */
    async loggedOut(token: string, end: (who: LoggedOut) => Promise<void>): Promise<void> {
      const { jti, sub, sid } = await client.logoutBy(token)
      const name = `logout ${jti}`
      if (await challenges.wasUsed(name)) throw new AppError('organisation-refused', 'used before')
      const personId = sub === undefined ? null : await subjects.personOf(hashOf(sub))
      await end({ personId, providerSession: sessionOf({ sid }) })
      await challenges.use(name)
    },
  }
}

export type Organisation = ReturnType<typeof createOrganisation>

/** Whether somebody signed in at the provider after we had asked for it. One that does not say when is not believed. */
const isFresh = ({ auth_time }: Claims, { iat }: TicketClaims) => auth_time !== undefined && auth_time >= iat - skewS
