import type { Logger } from 'pino'
import type { Deletion } from './deletion.ts'

const everyMs = 30_000

/** Looks again and again, from its start to its end, for films whose time is over. */
export function createSweeping(
  deletion: Pick<Deletion, 'sweep'>,
  now: () => number,
  log: Logger,
  clockBelieved: () => boolean,
  ballast: () => Promise<void>,
) {
  let timer: NodeJS.Timeout | null = null
  let running: Promise<void> = Promise.resolve()
  const failed = (error: unknown) => log.error({ err: error }, 'a film could not be deleted')

  function sweep(): Promise<void> {
    running = running.then(() => deletion.sweep(clockBelieved() ? Math.round(now()) : null, failed)).catch(failed)
    running = running.then(ballast).catch(failed)
    return running
  }

  return {
    sweep,
    async start(): Promise<void> {
      await sweep()
      timer = setInterval(sweep, everyMs).unref()
    },
    async close(): Promise<void> {
      if (timer) clearInterval(timer)
      await running
    },
  }
}
