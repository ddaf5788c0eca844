import { AppError } from '@samsyn/shared'
import { RateLimiterMemory } from 'rate-limiter-flexible'

const perAccount = { points: 10, duration: 15 * 60 }
const perAddress = { points: 100, duration: 15 * 60 }

/** Limits how often somebody may try to sign in: per account, and per network address for many accounts. */
export function createAttempts() {
  const accounts = new RateLimiterMemory(perAccount)
  const addresses = new RateLimiterMemory(perAddress)
  return {
    /** Counts a try. Throws an AppError 'too-many-attempts' when there have been too many. */
    async count(email: string, address: string): Promise<void> {
      try {
        await Promise.all([accounts.consume(email), addresses.consume(address)])
      } catch {
        throw new AppError('too-many-attempts')
      }
    },
    /** Forgets the tries of an account after a success, and that one of the address: a whole office may share one. */
    async forget(email: string, address: string): Promise<void> {
      await Promise.all([accounts.delete(email), addresses.reward(address)])
    },
  }
}

export type Attempts = ReturnType<typeof createAttempts>
