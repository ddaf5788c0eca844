import { AppError } from '@samsyn/shared'
import express, { type Request, type RequestHandler, type Response } from 'express'
import type { Logger } from 'pino'
import { statusOf } from './status.ts'

type Door = { log: Logger; loggedOutElsewhere: (token: string, address: string) => Promise<void> }

const mostBytes = '32kb'

/**
 * OpenID Connect Back-Channel Logout 1.0: the organisation's provider says that somebody is no longer signed in there. It
 * speaks for itself, without a browser: what it sends vouches for itself by the provider's signature, and by nothing else.
 */
export function backChannelLogout({ log, loggedOutElsewhere }: Door): RequestHandler[] {
  async function answer(request: Request, response: Response) {
    response.set('Cache-Control', 'no-store')
    try {
      const { logout_token: token } = (request.body ?? {}) as Record<string, unknown>
      if (typeof token !== 'string') throw new AppError('organisation-refused', 'no logout token')
      await loggedOutElsewhere(token, request.ip ?? 'unknown')
      response.status(200).end()
    } catch (error) {
      const code = error instanceof AppError ? error.code : 'internal'
      if (code === 'internal') log.error({ err: error }, 'a logout of the organisation failed')
      const status = code === 'organisation-refused' ? 400 : statusOf(code)
      response.status(status).json({ error: status === 400 ? 'invalid_request' : 'temporarily_unavailable' })
    }
  }
  return [
    express.urlencoded({ limit: mostBytes, extended: false }),
    (request, response) => void answer(request, response),
  ]
}
