import type { Logger } from 'pino'
import type { App } from './app.ts'

/** All that is under way has ended by then, or is ended. */
const atMostMs = 9_500

type Process = { app: App; log: Logger; flush: () => void; before: () => void }

/** Stops when the system asks for it, within ten seconds whoever is connected; asked again it stops at once. */
export function stopWhenAsked({ app, log, flush, before }: Process): void {
  let stopping = false

  function exit(code: number): never {
    flush()
    process.exit(code)
  }

  function stop() {
    if (stopping) exit(1)
    stopping = true
    before()
    const deadline = setTimeout(() => {
      log.warn('not everything ended in time; the database is closed, and what was accepted is in it')
      void app.abandon().finally(() => exit(0))
    }, atMostMs)
    app.close().then(
      () => {
        clearTimeout(deadline)
        exit(0)
      },
      error => {
        log.error({ err: error }, 'stopping failed')
        exit(1)
      },
    )
  }

  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
}

/** What nobody caught has left things in a state that nobody knows: it is logged, and the process ends. */
export function endWhenBroken(log: Logger, flush: () => void): void {
  for (const event of ['uncaughtException', 'unhandledRejection'])
    process.on(event, (error: unknown) => {
      log.fatal({ err: error }, event)
      flush()
      process.exit(1)
    })
}
