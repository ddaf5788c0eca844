import type { Request, Response } from 'express'
import type { Session, Sessions } from '../session/session.ts'
import { cookieFor, putCookie, tokenIn } from './cookie.ts'

/** The session a request comes with, if it lives. A token that will soon be too old is replaced; `renewing` takes one that is. */
export async function sessionOf(
  sessions: Sessions,
  request: Request,
  response: Response,
  renewing = false,
): Promise<Session | null> {
  const token = tokenIn(request.headers.cookie)
  const found = token === null ? null : await sessions.fromToken(token, renewing)
  if (found?.worn) putCookie(response, cookieFor(sessions.tokenFor(found.session.id)))
  return found?.session ?? null
}

/** Whose request it was, for the record of those that were refused. */
export const whoIs = (session: Session | null, request: Request) => ({
  ...{ actorId: session?.person.id ?? null, sessionId: session?.id ?? null },
  address: request.ip ?? null,
})
