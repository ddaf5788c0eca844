import type { PersonId } from '@samsyn/shared'
import type { Request } from 'express'
import { knownIn, tokenIn } from '../doors/cookie.ts'
import type { KnownBrowsers } from './known-browsers.ts'
import { networkOf } from './network.ts'
import type { Sessions } from './session.ts'

type CallerOf = (request: Request) => { key: string; person: PersonId | null }
type Needs = {
  sessions: Pick<Sessions, 'namedBy' | 'personOf'>
  knownBrowsers: Pick<KnownBrowsers, 'browserIn'>
}

/**
 * Who a request counts as, by what it carries and without asking the database: its session, else its browser where somebody has
 * signed in before, else its network. So nobody uses up what is another's, unless both are strangers in one network.
 */
export function createCallers({ sessions, knownBrowsers }: Needs): CallerOf {
  return request => {
    const { cookie } = request.headers
    const token = tokenIn(cookie)
    const sessionId = token === null ? null : sessions.namedBy(token)
    if (sessionId) return { key: `session ${sessionId}`, person: sessions.personOf(sessionId) }
    const browser = knownBrowsers.browserIn(knownIn(cookie))
    return { key: browser ? `browser ${browser}` : `network ${networkOf(request.ip ?? '')}`, person: null }
  }
}
