import type { RequestHandler } from 'express'
import helmet from 'helmet'
/** Security headers: nothing from elsewhere, no inline code, no frames, no referrer. */
export declare function securityHeaders(production: boolean): ReturnType<typeof helmet>
/** Refuses what another site's page would have this browser do: a change must come from our own pages, or from no page. */
export declare function sameOriginOnly(publicUrl: string): RequestHandler
/** Whether an Origin header is this installation's: the host the request came to, or the public address. No header is no page. */
export declare function isOurs(origin: string | undefined, host: string | undefined, publicUrl: string): boolean
