import { AppError } from '@samsyn/shared'
import jwt from 'jsonwebtoken'
import * as oidc from 'openid-client'
import { z } from 'zod'

/** How long a ticket is good (s). */
export const ticketS = 10 * 60
/** What is begun: to come in, or to show that one is still there, in one session alone. */
export type TicketUse = 'sign-in' | `proof ${string}`

const TicketClaims = z.object({ state: z.string(), nonce: z.string(), verifier: z.string(), iat: z.number() })
export type TicketClaims = z.infer<typeof TicketClaims>

/** Tickets that a browser keeps while its person is at the organisation's page: signed, for one use, for ten minutes. */
export function createTickets(secret: string, now: () => number) {
  const nowS = () => Math.floor(now() / 1000)
  const audience = (use: TicketUse) => `organisation ${use}`
  return {
    make(use: TicketUse): { ticket: string; claims: TicketClaims } {
      const [state, nonce, verifier] = [oidc.randomState(), oidc.randomNonce(), oidc.randomPKCECodeVerifier()]
      const claims = { state, nonce, verifier, iat: nowS() }
      const exp = claims.iat + ticketS
      return { claims, ticket: jwt.sign({ ...claims, exp, aud: audience(use) }, secret, { algorithm: 'HS256' }) }
    },
    /** What a ticket of ours says. An AppError 'organisation-refused' when it is none, too old, or for something else. */
    read(ticket: string, use: TicketUse): TicketClaims {
      try {
        const terms = { algorithms: ['HS256' as const], audience: audience(use), clockTimestamp: nowS() }
        return TicketClaims.parse(jwt.verify(ticket, secret, terms))
      } catch (cause) {
        throw new AppError('organisation-refused', 'no ticket of ours', { cause })
      }
    },
  }
}
