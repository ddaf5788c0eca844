import type { PersonId } from '@samsyn/shared'
import type { Logger } from 'pino'

/** How often it is said at most, in ms. */
const everyMs = 10_000

export type Refused = { document: string; person: PersonId; code: number; error: unknown }

/**
 * Says in the log that connections are refused for what they sent: the first at once, then now and then how many there were,
 * so that who comes back with the same again and again fills no disk.
 */
export function createComplaints(log: Pick<Logger, 'warn'>, now: () => number) {
  let saidMs = Number.NEGATIVE_INFINITY
  let times = 0
  return ({ error, ...refused }: Refused): void => {
    times++
    if (now() - saidMs < everyMs) return
    log.warn({ ...refused, reason: error instanceof Error ? error.message : null, times }, 'connections refused')
    saidMs = now()
    times = 0
  }
}

export type Complaints = ReturnType<typeof createComplaints>
