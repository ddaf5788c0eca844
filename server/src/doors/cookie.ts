import { parseCookie, stringifySetCookie } from 'cookie'

// The prefix makes browsers refuse the cookie unless it is secure, for this host alone and for every path.
const name = '__Host-samsyn'

/** The session token in a request's Cookie header, or null. */
export function tokenIn(header: string | undefined): string | null {
  return parseCookie(header ?? '')[name] ?? null
}

/** A Set-Cookie header that hands out a token; with null, one that takes it back. */
export function cookieFor(token: string | null): string {
  const life = token === null ? { maxAge: 0 } : { maxAge: 7 * 24 * 60 * 60 }
  return stringifySetCookie({
    name,
    value: token ?? '',
    path: '/',
    httpOnly: true,
    secure: true,
    sameSite: 'lax',
    ...life,
  })
}
