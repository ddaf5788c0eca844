import type { IncomingMessage, ServerResponse } from 'node:http'
import { AppError } from '@samsyn/shared'
import type { RequestHandler } from 'express'
import helmet from 'helmet'
import { refuse } from './status.ts'

/** What our own pages may use of a browser's powers; nobody else may use any. */
const ownPowers = [
  ...['camera', 'microphone', 'display-capture', 'speaker-selection', 'autoplay', 'fullscreen', 'screen-wake-lock'],
  ...['clipboard-read', 'clipboard-write', 'publickey-credentials-create', 'publickey-credentials-get'],
]
const noPowers = [
  ...['accelerometer', 'browsing-topics', 'geolocation', 'gyroscope', 'hid', 'idle-detection', 'local-fonts'],
  ...['magnetometer', 'midi', 'payment', 'picture-in-picture', 'serial', 'usb', 'xr-spatial-tracking'],
]
const permissions = [...ownPowers.map(power => `${power}=(self)`), ...noPowers.map(power => `${power}=()`)].join(', ')

/**
 * What a browser is told to forget at signing out: what it keeps of answers. Not its storage, where words and recordings lie
 * that have not come to the server yet, and which are promised to be kept until they have.
 */
export const forgetAnswers = ['Clear-Site-Data', '"cache"'] as const

type Handler = (request: IncomingMessage, response: ServerResponse, next: (error?: unknown) => void) => void

/** Security headers: nothing from elsewhere, no inline code, no text turned into code, no frames, no referrer. */
export function securityHeaders(production: boolean): Handler {
  const others = policies(production)
  return (request, response, next) => {
    response.setHeader('Permissions-Policy', permissions)
    others(request, response, next)
  }
}

function policies(production: boolean): ReturnType<typeof helmet> {
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
        requireTrustedTypesFor: ["'script'"],
        // What is pasted, and what the editor holds, is read into a document in which nothing runs: by ours, and by its own.
        trustedTypes: ['default', 'samsyn-paste', 'ProseMirrorClipboard'],
      },
    },
    referrerPolicy: { policy: 'no-referrer' },
    strictTransportSecurity: production && { maxAge: 63_072_000, includeSubDomains: true },
    crossOriginResourcePolicy: { policy: 'same-origin' },
  })
}

const reading = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Refuses what another site's page would have this browser do: a change must come from our own pages, or from no page. */
export function sameOriginOnly(installation: Installation): RequestHandler {
  return (request, response, next) => {
    const { origin, host } = request.headers
    if (reading.has(request.method) || isOurs(origin, host, installation)) return next()
    refuse(response, new AppError('forbidden', 'another origin'))
  }
}

/** Where this installation is, as people open it. */
export type Installation = { publicUrl: string; production?: boolean }

/**
 * Whether an Origin header is this installation's: the public address, and where nobody lives yet also the host the request
 * came to. In production a host says nothing: whoever owns a name can let it lead here. No header is no page.
 */
export function isOurs(origin: string | undefined, host: string | undefined, installation: Installation): boolean {
  if (origin === undefined) return true
  if (!URL.canParse(origin)) return false
  const { publicUrl, production = false } = installation
  return new URL(origin).origin === new URL(publicUrl).origin || (!production && new URL(origin).host === host)
}
