import type { AppError, ErrorCode } from '@samsyn/shared'
import type { Response } from 'express'

const statuses: Partial<Record<ErrorCode, number>> = {
  'bad-request': 400,
  'weak-password': 400,
  'not-signed-in': 401,
  'wrong-sign-in': 401,
  'wrong-password': 403,
  'passkey-needed': 401,
  'passkey-refused': 401,
  'passkey-required': 403,
  'organisation-unknown': 401,
  'organisation-refused': 401,
  'organisation-cancelled': 401,
  'organisation-other': 403,
  'organisation-weak': 403,
  'organisation-not-asked': 403,
  'organisation-away': 503,
  locked: 423,
  'link-used': 401,
  forbidden: 403,
  'consent-missing': 403,
  'not-found': 404,
  'too-many-attempts': 429,
  'too-many-requests': 429,
  busy: 429,
  unavailable: 503,
  'no-room': 507,
  'over-quota': 507,
  'room-given-back': 507,
  // Of its own: an answer to HEAD has no body that could tell.
  'upload-damaged': 422,
  internal: 500,
}

/** The HTTP status that goes with an error code; 409 for a request that does not fit how things stand. */
export function statusOf(code: ErrorCode): number {
  return statuses[code] ?? 409
}

/** Who has asked too much may ask again when a second has passed. */
const retryAfter: Partial<Record<ErrorCode, string>> = { 'too-many-requests': '1', busy: '1' }

/** Answers a "no"; where something was given already, the answer is broken off. */
export function refuse(response: Response, { code, message }: AppError): void {
  if (response.headersSent) return void response.destroy()
  const seconds = retryAfter[code]
  if (seconds) response.set('Retry-After', seconds)
  response.status(statusOf(code)).set('Cache-Control', 'no-store').json({ ok: false, code, message })
}
