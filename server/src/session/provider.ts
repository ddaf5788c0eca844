import { AppError } from '@samsyn/shared'
import { createRemoteJWKSet, type JWTVerifyGetKey, jwtVerify } from 'jose'
import * as oidc from 'openid-client'
import { z } from 'zod'
import type { TicketClaims } from './organisation-ticket.ts'

/** The organisation's own sign-in, as it is configured. */
export type Provider = {
  issuer: string
  clientId: string
  clientSecret: string
  name: string
  /** How strongly people must have signed in there (`acr`); null where that is left to the organisation. */
  acr?: string | null
}

const loopback = new Set(['localhost', '127.0.0.1', '[::1]'])
const answersWithinS = 10
const logoutEvent = 'http://schemas.openid.net/event/backchannel-logout'
/** Not the kinds that our own secret could sign. */
const algorithms = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519']
/** A logout token is told of at once; it is remembered for longer than this that it was used. */
const logoutAgeS = 4 * 60
const toleranceS = 30

const Claims = z.object({
  sub: z.string().min(1),
  sid: z.string().optional(),
  email: z.string().optional(),
  email_verified: z.boolean().optional(),
  auth_time: z.number().optional(),
  acr: z.string().optional(),
})
/** Who has come back from the provider, and by which session of theirs there. */
export type Claims = z.infer<typeof Claims>

const LogoutClaims = z
  .object({
    jti: z.string().min(1).max(1_000),
    sub: z.string().min(1).optional(),
    sid: z.string().min(1).optional(),
    events: z.object({ [logoutEvent]: z.object({}) }),
    // With one it would be a token of somebody coming in.
    nonce: z.never().optional(),
  })
  .refine(({ sub, sid }) => sub !== undefined || sid !== undefined)
export type LogoutClaims = z.infer<typeof LogoutClaims>

/** Speaks with the organisation's OpenID Connect provider: authorization code with PKCE, state and nonce. */
export function createProviderClient(provider: Provider | null, back: URL, now: () => number) {
  let found: Promise<oidc.Configuration> | null = null
  let keys: JWTVerifyGetKey | null = null

  function discover(): Promise<oidc.Configuration> {
    if (!provider) throw new AppError('not-found', 'no organisation is configured')
    const issuer = new URL(provider.issuer)
    // Plain HTTP only where nobody is in between.
    const execute = loopback.has(issuer.hostname) ? [oidc.allowInsecureRequests] : []
    const options = { execute, timeout: answersWithinS }
    found ??= oidc.discovery(issuer, provider.clientId, provider.clientSecret, undefined, options)
    return found.catch(cause => {
      found = null
      throw new AppError('organisation-away', 'no answer', { cause })
    })
  }

  async function keysOf(configuration: oidc.Configuration): Promise<JWTVerifyGetKey> {
    const { jwks_uri } = configuration.serverMetadata()
    if (jwks_uri === undefined) throw new AppError('organisation-refused', 'the provider has no keys')
    keys ??= createRemoteJWKSet(new URL(jwks_uri), { timeoutDuration: answersWithinS * 1000 })
    return keys
  }

  return {
    /** Where to send the browser. With `again` the provider is to ask who is there, whatever it remembers. */
    async urlFor({ state, nonce, verifier }: TicketClaims, again: boolean): Promise<string> {
      const challenge = await oidc.calculatePKCECodeChallenge(verifier)
      const url = oidc.buildAuthorizationUrl(await discover(), {
        ...{ redirect_uri: back.href, scope: 'openid email', state, nonce },
        ...{ code_challenge: challenge, code_challenge_method: 'S256' },
        ...(again && { prompt: 'login', max_age: '0' }),
        ...(provider?.acr && { acr_values: provider.acr }),
      })
      return url.href
    },
    /** Who has come back with this query, for what a ticket says was begun. */
    async claimsBy(search: string, { state, nonce, verifier }: TicketClaims): Promise<Claims> {
      const configuration = await discover()
      const url = new URL(back)
      url.search = search
      try {
        const checks = { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce, idTokenExpected: true }
        const tokens = await oidc.authorizationCodeGrant(configuration, url, checks)
        const claims = Claims.parse(tokens.claims())
        if (claims.email !== undefined) return claims
        // Many keep the address out of the token, and tell it to who asks with one.
        const told = await oidc.fetchUserInfo(configuration, tokens.access_token, claims.sub)
        return { ...Claims.parse(told), ...claims }
      } catch (cause) {
        throw asRefusal(cause)
      }
    },
    /** Who is no longer signed in at the provider, by a logout token of OpenID Connect Back-Channel Logout 1.0. */
    async logoutBy(token: string): Promise<LogoutClaims> {
      const configuration = await discover()
      const { issuer } = configuration.serverMetadata()
      try {
        const { payload } = await jwtVerify(token, await keysOf(configuration), {
          // Its kind, so that no token of another kind is taken for one.
          ...{ issuer, audience: provider?.clientId ?? '', algorithms, typ: 'logout+jwt' },
          requiredClaims: ['iat', 'exp', 'jti', 'events'],
          ...{ maxTokenAge: logoutAgeS, clockTolerance: toleranceS, currentDate: new Date(now()) },
        })
        return LogoutClaims.parse(payload)
      } catch (cause) {
        throw asRefusal(cause)
      }
    },
  }
}

/** What went wrong at the provider: the person stopped there, it did not answer, or it does not vouch for what came. */
function asRefusal(cause: unknown): AppError {
  if (cause instanceof AppError) return cause
  if (cause instanceof oidc.AuthorizationResponseError && cause.error === 'access_denied')
    return new AppError('organisation-cancelled', 'stopped there', { cause })
  if (gotNoAnswer(cause)) return new AppError('organisation-away', 'no answer', { cause })
  return new AppError('organisation-refused', cause instanceof Error ? cause.message : 'refused', { cause })
}

const timeouts = new Set(['OAUTH_TIMEOUT', 'ERR_JWKS_TIMEOUT'])

function gotNoAnswer(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const { code, status } = error as { code?: unknown; status?: unknown }
  const isAway = error.message === 'fetch failed' || timeouts.has(String(code)) || (Number(status) || 0) >= 500
  return isAway || gotNoAnswer(error.cause)
}
