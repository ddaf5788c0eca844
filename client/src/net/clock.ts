import { createServerClock } from '@samsyn/shared'
import { createStore, type Readable } from '../store.ts'

/** The server's clock as this browser knows it. Both are monotonic: nobody's wall clock matters. */
export type Clock = {
  ready: Readable<boolean>
  /** Server time in ms now, or at a moment of this page's `performance.now()`. */
  now(localMs?: number): number
  /** Half the shortest round trip, in ms. */
  oneWayMs(): number
  /** Exchanges timestamps in a burst, then sparsely; called each time the line comes up. */
  start(): void
  stop(): void
}

type Exchange = () => Promise<{ t1: number; t2: number }>

/** Keeps the estimate; while `mayStep` says no, what `now` shows only ever glides. */
export function createClock(exchange: Exchange, mayStep: () => boolean): Clock {
  const clock = createServerClock()
  const ready = createStore(false)
  let timer: ReturnType<typeof setTimeout> | undefined

  async function sample() {
    const t0 = performance.now()
    const times = await exchange()
    clock.add({ t0, ...times, t3: performance.now() })
    ready.set(clock.ready())
  }

  /** Does not wait for the answers: a way that takes long is no reason to know less. */
  function run() {
    clearTimeout(timer)
    sample().catch(() => undefined)
    timer = setTimeout(run, clock.sent())
  }

  /** A machine that slept, or a page that was hidden, may have lost time. */
  function hurry() {
    if (timer === undefined || document.visibilityState === 'hidden') return
    clock.hurry()
    run()
  }

  function stop() {
    clearTimeout(timer)
    timer = undefined
    document.removeEventListener('visibilitychange', hurry)
  }

  return {
    ready,
    now: (localMs = performance.now()) => clock.at(localMs, mayStep()),
    oneWayMs: () => clock.oneWayMs(),
    start() {
      stop()
      document.addEventListener('visibilitychange', hurry)
      clock.hurry()
      run()
    },
    stop,
  }
}
