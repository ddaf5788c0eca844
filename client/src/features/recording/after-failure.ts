import { type ErrorCode, errorCodes } from '@samsyn/shared'

/** An upload is begun with the server, or gone on with where it was. */
export type Way = 'begin' | 'go-on'
export type Remedy = { do: 'wait' } | { do: 'renew' } | { do: 'other-way' } | { do: 'give-up'; code: ErrorCode }

/**
 * What to do about an answer of the server to an upload; status 0 is no answer, and what was `said` is why, where it could say
 * so. `turned` says that the other way was tried.
 */
export function afterFailure(status: number, way: Way, turned: boolean, said: ErrorCode | null = null): Remedy {
  if (status === 401) return { do: 'renew' }
  if (status === 507) return { do: 'give-up', code: said ?? 'no-room' }
  if (status === 422) return { do: 'give-up', code: 'upload-damaged' }
  if (status === 403) return { do: 'give-up', code: 'forbidden' }
  if (isGone(status) && way === 'go-on') return turned ? { do: 'give-up', code: 'gone' } : { do: 'other-way' }
  // The answer to the beginning may have been lost on its way: then there is something to go on with.
  if (isRefusal(status) && way === 'begin') return turned ? { do: 'give-up', code: 'conflict' } : { do: 'other-way' }
  if (status === 400 || status === 413 || status === 415) return { do: 'give-up', code: 'internal' }
  return { do: 'wait' }
}

/** How long to wait before the next attempt: soon at first, never longer than a quarter of a minute. */
export function waitMs(attempt: number): number {
  return Math.min(15_000, 500 * 2 ** Math.min(attempt, 10))
}

const isGone = (status: number) => status === 404 || status === 410
const isRefusal = (status: number) => status >= 400 && status < 500 && status !== 423 && status !== 429

/** The code in the body of a refusal; null where there is none that is known here. */
export function codeIn(body: string): ErrorCode | null {
  try {
    const { code } = JSON.parse(body) as { code?: unknown }
    return errorCodes.find(known => known === code) ?? null
  } catch {
    return null
  }
}
