import type { CurrentSession } from '@samsyn/shared'
import { call } from '../../net/api.ts'

let begun: Promise<CurrentSession> | null = null

/** Begins to sign in by the link in the address before anything is drawn: who goes on at once is signed in all the same. */
export function beginEntry({ pathname, hash }: Location): void {
  if (pathname !== '/enter' || hash === '') return
  begun = signIn(hash.slice(1))
  // The page that shows the outcome asks for it a moment later.
  begun.catch(() => undefined)
}

/** The sign-in that was begun with the page, else a new one. */
export function signInBy(token: string): Promise<CurrentSession> {
  const early = begun
  begun = null
  return early ?? signIn(token)
}

function signIn(token: string): Promise<CurrentSession> {
  return call('session:sign-in-by-link', { token })
}
