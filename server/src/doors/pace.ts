import { AppError } from '@samsyn/shared'
import { createAllowance } from './allowance.ts'

type Terms = { atOnce: number; perSecond: number; mostWaiting: number }

/**
 * Lets so many of each key begin at once, and then one after the other at a pace; who comes meanwhile waits until it is due, and
 * who comes when too many wait is refused.
 */
export function createPace({ mostWaiting, ...terms }: Terms, now: () => number = () => performance.now()) {
  const allowance = createAllowance(terms)
  const mostMs = (mostWaiting * 1000) / terms.perSecond

  /** Resolves when it may begin. Throws an AppError 'busy' when too many wait. */
  return async function begin(key: string): Promise<void> {
    const waitMs = allowance.take(key, now(), mostMs)
    if (waitMs === null) throw new AppError('busy')
    if (waitMs > 0) await new Promise(due => setTimeout(due, waitMs))
  }
}
