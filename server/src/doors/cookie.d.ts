/** The session token in a request's Cookie header, or null. */
export declare function tokenIn(header: string | undefined): string | null
/** A Set-Cookie header that hands out a token; with null, one that takes it back. */
export declare function cookieFor(token: string | null): string
