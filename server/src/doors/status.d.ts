import type { ErrorCode } from '@samsyn/shared'
/** The HTTP status that goes with an error code; 409 for a request that does not fit how things stand. */
export declare function statusOf(code: ErrorCode): number
