import type { ServerResponse } from 'node:http'
import { parseCookie, stringifySetCookie } from 'cookie'

// The prefix makes browsers refuse the cookie unless it is secure, for this host alone and for every path.
const name = '__Host-samsyn'
const knownName = '__Host-samsyn-known'

/** The session token in a request's Cookie header, or null. */
export function tokenIn(header: string | undefined): string | null {
  return parseCookie(header ?? '')[name] ?? null
}

/** The token by which this browser is known, in a request's Cookie header, or null. It lets nobody in. */
export function knownIn(header: string | undefined): string | null {
  return parseCookie(header ?? '')[knownName] ?? null
}

/** A Set-Cookie header by which this browser is known from now on. */
export function cookieOfKnown(token: string): string {
  return lasting(knownName, token, 180 * daySeconds)
}

/** A Set-Cookie header that hands out a token; with null, one that takes it back. */
export function cookieFor(token: string | null): string {
  return token === null ? lasting(name, '', 0) : lasting(name, token, 7 * daySeconds)
}

/** Puts a cookie into an answer, in place of an earlier one of the same name. */
export function putCookie(response: ServerResponse, cookie: string): void {
  const sameName = cookie.slice(0, cookie.indexOf('=') + 1)
  const others = [response.getHeader('Set-Cookie') ?? []].flat().map(String)
  response.setHeader('Set-Cookie', [...others.filter(other => !other.startsWith(sameName)), cookie])
}

const daySeconds = 24 * 60 * 60

function lasting(cookie: string, value: string, maxAge: number): string {
  return stringifySetCookie({
    ...{ name: cookie, value, maxAge, path: '/' },
    ...({ httpOnly: true, secure: true, sameSite: 'lax' } as const),
  })
}
