import { createHash } from 'node:crypto'
import { AppError, type PersonId, type Self } from '@samsyn/shared'
import jwt from 'jsonwebtoken'
import * as oidc from 'openid-client'
import { z } from 'zod'
import type { Store } from '../store/store.ts'
import { createChallenges } from './challenge.ts'

/** The organisation's own sign-in, as it is configured. */
export type Provider = { issuer: string; clientId: string; clientSecret: string; name: string }

type Dependencies = {
  store: Store
  secret: string
  now: () => number
  publicUrl: string
  provider: Provider | null
  people: { byId(id: PersonId): Promise<Self>; byEmail(email: string): Promise<Self | null> }
}

/** The page of ours that the provider sends people back to. */
const backPath = '/organisation'
const audience = 'organisation'
const ticketS = 10 * 60
const loopback = new Set(['localhost', '127.0.0.1', '[::1]'])
const Ticket = z.object({ state: z.string(), nonce: z.string(), verifier: z.string() })
const Claims = z.object({
  sub: z.string().min(1),
  email: z.string().optional(),
  email_verified: z.boolean().optional(),
})

/**
 * Signing in through the organisation (OpenID Connect): authorization code with PKCE, state and nonce. Nobody gets an
 * account by it: a person is found by the subject that was noted at their first time, or then by an e-mail that the provider
 * vouches for.
 */
export function createOrganisation({ store, secret, now, publicUrl, provider, people }: Dependencies) {
  const challenges = createChallenges(store, secret, now)
  const back = new URL(backPath, publicUrl)
  let found: Promise<oidc.Configuration> | null = null

  function discover(): Promise<oidc.Configuration> {
    if (!provider) throw new AppError('not-found', 'no organisation is configured')
    const issuer = new URL(provider.issuer)
    // Plain HTTP only where nobody is in between.
    const options = loopback.has(issuer.hostname) ? { execute: [oidc.allowInsecureRequests] } : {}
    found ??= oidc.discovery(issuer, provider.clientId, provider.clientSecret, undefined, options)
    return found.catch(cause => {
      found = null
      throw new AppError('organisation-away', 'no answer', { cause })
    })
  }

  function ticketIn(text: string) {
    try {
      const terms = { algorithms: ['HS256' as const], audience, clockTimestamp: Math.floor(now() / 1000) }
      return Ticket.parse(jwt.verify(text, secret, terms))
    } catch (cause) {
      throw new AppError('organisation-refused', 'no ticket of ours', { cause })
    }
  }

  async function claimsBy(search: string, { state, nonce, verifier }: z.infer<typeof Ticket>) {
    const configuration = await discover()
    const url = new URL(back)
    url.search = search
    try {
      const checks = { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce, idTokenExpected: true }
      const tokens = await oidc.authorizationCodeGrant(configuration, url, checks)
      const claims = Claims.parse(tokens.claims())
      if (claims.email !== undefined) return claims
      // Many keep the address out of the token, and tell it to who asks with one.
      return Claims.parse(await oidc.fetchUserInfo(configuration, tokens.access_token, claims.sub))
    } catch (cause) {
      throw new AppError('organisation-refused', cause instanceof Error ? cause.message : 'refused', { cause })
    }
  }

  async function personWith({ sub, email, email_verified: verified }: z.infer<typeof Claims>): Promise<Self> {
    const subjectHash = createHash('sha256').update(`${provider?.issuer}\n${sub}`).digest('hex')
    const subjects = store.selectFrom('organisationSubject').select('personId')
    const known = await subjects.where('subjectHash', '=', subjectHash).executeTakeFirst()
    const person = known
      ? await people.byId(known.personId as PersonId).catch(() => null)
      : verified && email !== undefined && (await people.byEmail(email.trim().toLowerCase()))
    if (!person) throw new AppError('organisation-unknown')
    if (known) return person
    // An address that another subject has shown is not handed on to the next who has it.
    if (await subjects.where('personId', '=', person.id).executeTakeFirst()) throw new AppError('organisation-unknown')
    await store
      .insertInto('organisationSubject')
      .values({ subjectHash, personId: person.id, createdMs: Math.round(now()) })
      .execute()
    return person
  }

  return {
    /** What is to stand on the button; null when there is none. */
    name: provider?.name ?? null,
    /** Where to send the browser, and a ticket that it keeps for when it is back. */
    async begin(): Promise<{ url: string; ticket: string }> {
      const configuration = await discover()
      const [state, nonce, verifier] = [oidc.randomState(), oidc.randomNonce(), oidc.randomPKCECodeVerifier()]
      const url = oidc.buildAuthorizationUrl(configuration, {
        ...{ redirect_uri: back.href, scope: 'openid email', state, nonce },
        ...{ code_challenge: await oidc.calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256' },
      })
      const iat = Math.floor(now() / 1000)
      const claims = { state, nonce, verifier, iat, exp: iat + ticketS, aud: audience }
      return { url: url.href, ticket: jwt.sign(claims, secret, { algorithm: 'HS256' }) }
    },
    /** Who has come back, by the ticket and the query the provider sent them back with. Each ticket is good once. */
    async personOf(text: string, search: string): Promise<Self> {
      const ticket = ticketIn(text)
      if (!(await challenges.use(ticket.state))) throw new AppError('organisation-refused', 'used before')
      return personWith(await claimsBy(search, ticket))
    },
  }
}

export type Organisation = ReturnType<typeof createOrganisation>
