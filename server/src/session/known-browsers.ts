import { createHmac, createSecretKey, randomBytes } from 'node:crypto'
import jwt from 'jsonwebtoken'
import { z } from 'zod'

/** How long a browser is known after it last signed somebody in. */
const knownForS = 180 * 24 * 60 * 60
/** A browser that more people than this share is somebody's own no longer. */
const mostPeople = 10
const audience = 'known-browser'
const Claims = z.object({ browser: z.string().max(40), people: z.array(z.string().max(40)).max(mostPeople) })

/**
 * Which browsers have signed in on which accounts, kept in a signed cookie of theirs. It lets nobody in: it only says whose
 * attempts are counted by themselves.
 */
export function createKnownBrowsers(secret: string, now: () => number) {
  const key = createSecretKey(Buffer.from(secret))
  const nowS = () => Math.floor(now() / 1000)
  const nameOf = (email: string) => createHmac('sha256', secret).update(email).digest('base64url').slice(0, 22)

  function claimsIn(token: string | null) {
    try {
      const terms = { algorithms: ['HS256' as const], audience, clockTimestamp: nowS() }
      return token === null ? null : (Claims.safeParse(jwt.verify(token, key, terms)).data ?? null)
    } catch {
      return null
    }
  }

  return {
    /** The browser's id if somebody has signed in with it before, else null. */
    browserIn: (token: string | null): string | null => claimsIn(token)?.browser ?? null,
    /** The browser's id if it has signed in with this e-mail before, else null. */
    idIn(token: string | null, email: string): string | null {
      const claims = claimsIn(token)
      return claims?.people.includes(nameOf(email)) ? claims.browser : null
    },
    /** The cookie's next content after a success. */
    after(token: string | null, email: string): string {
      const known = claimsIn(token) ?? { browser: randomBytes(16).toString('base64url'), people: [] }
      const others = known.people.filter(name => name !== nameOf(email))
      const claims = { browser: known.browser, people: [...others, nameOf(email)].slice(-mostPeople) }
      return jwt.sign({ ...claims, iat: nowS(), exp: nowS() + knownForS, aud: audience }, key, {
        algorithm: 'HS256',
      })
    },
  }
}

export type KnownBrowsers = ReturnType<typeof createKnownBrowsers>
