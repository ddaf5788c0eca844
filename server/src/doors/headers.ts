import { AppError } from '@samsyn/shared'
import type { RequestHandler } from 'express'
import helmet from 'helmet'
import { statusOf } from './status.ts'

/** Security headers: nothing from elsewhere, no inline code, no frames, no referrer. */
export function securityHeaders(production: boolean): ReturnType<typeof helmet> {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        fontSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        mediaSrc: ["'self'", 'blob:'],
        connectSrc: ["'self'"],
        manifestSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    referrerPolicy: { policy: 'no-referrer' },
    strictTransportSecurity: production && { maxAge: 63_072_000, includeSubDomains: true },
    crossOriginResourcePolicy: { policy: 'same-origin' },
  })
}

const reading = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Refuses what another site's page would have this browser do: a change must come from our own pages, or from no page. */
export function sameOriginOnly(publicUrl: string): RequestHandler {
  return (request, response, next) => {
    const { origin, host } = request.headers
    if (reading.has(request.method) || isOurs(origin, host, publicUrl)) return next()
    const error = new AppError('forbidden', 'another origin')
    response.status(statusOf(error.code)).set('Cache-Control', 'no-store')
    response.json({ ok: false, code: error.code, message: error.message })
  }
}

/** Whether an Origin header is this installation's: the host the request came to, or the public address. No header is no page. */
export function isOurs(origin: string | undefined, host: string | undefined, publicUrl: string): boolean {
  if (origin === undefined) return true
  if (!URL.canParse(origin)) return false
  return new URL(origin).host === host || new URL(origin).origin === new URL(publicUrl).origin
}
