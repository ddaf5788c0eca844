import { areApart, type ClockDoubt, clockDoubt, provingMs, stepToWall } from '@samsyn/shared'
import type { Logger } from 'pino'
import type { Store } from '../store/store.ts'
import { createClockStore } from './clock.store.ts'

const everyMs = 60_000

type Needs = {
  store: Store
  /** Our own time, which never goes back. */
  now: () => number
  /** What the machine's clock says. */
  wall: () => number
  /** Brings our own time forward. */
  stepForward: (ms: number) => void
  log: Logger
}

/**
 * Whether the clock can be believed. What cannot be undone is not done by the time of one that cannot: a machine that starts
 * with a wrong clock would take everything for overdue.
 */
export function createClockGuard({ store, now, wall, stepForward, log }: Needs) {
  const times = createClockStore(store)
  let doubt: ClockDoubt | 'apart' | null = null
  let sinceMs = 0
  let knownMs: number | null = null
  let timer: NodeJS.Timeout | null = null

  function judge(): typeof doubt {
    if (areApart(now(), wall())) return 'apart'
    const ahead = clockDoubt(now(), knownMs)
    return ahead !== null && doubt === ahead && now() - sinceMs >= provingMs ? null : ahead
  }

  /** Looks at the clocks, and notes the time when it is believed. */
  async function look(): Promise<void> {
    knownMs = await times.known()
    const stepMs = stepToWall(now(), wall(), knownMs)
    if (stepMs > 0) {
      log.warn({ stepMs }, 'the clock has stepped forward: the machine was suspended, or its clock was set')
      stepForward(stepMs)
    }
    const before = doubt
    const found = judge()
    if (found !== before) sinceMs = now()
    doubt = found
    if (found !== null && found !== before) log.error({ doubt: found, now: now(), known: knownMs }, sentence(found))
    if (found === null) await times.keep(now()).catch(failed)
  }

  const sentence = (of: ClockDoubt | 'apart') =>
    of === 'apart'
      ? `the machine's clock (${iso(wall())}) and the server's (${iso(now())}) differ, and nothing is deleted by time: see that the machine's is right, and restart the server`
      : `the clock says ${iso(now())}, and ${iso(knownMs ?? 0)} is the last time that is known: nothing is deleted by time before "npm run samsyn -- confirm-clock", or a day with this clock`

  return {
    look,
    /** Writes something to the database; fails when nothing can be written. */
    tryWriting: () => times.tryWriting(now()),
    believed: () => doubt === null,
    /** What is to be said of the clock, if anything. */
    remarks: (): string[] => (doubt === null ? [] : [sentence(doubt)]),
    /** Looks now, then once a minute. */
    async start(): Promise<void> {
      await look()
      timer = setInterval(() => void look().catch(failed), everyMs).unref()
    },
    async close(): Promise<void> {
      if (timer) clearInterval(timer)
      if (doubt === null) await times.keep(now()).catch(failed)
    },
  }

  function failed(error: unknown) {
    log.error({ err: error }, 'the time could not be noted')
  }
}

const iso = (ms: number) => new Date(Math.round(ms)).toISOString()
