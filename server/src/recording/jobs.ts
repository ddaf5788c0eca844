import type { Logger } from 'pino'
import { isNoRoom } from '../no-room.ts'
import type { Store } from '../store/store.ts'
import { createJobStore, type JobKind, type JobRow } from './jobs.store.ts'

const leaseMs = 60_000
/** Whatever kept the list from being read, it is looked at again after so long. */
const lookEveryMs = leaseMs
const maxAttempts = 3
/** So many pieces of work are done at once, of which one may be long. */
const mostAtOnce = 2
/** What lasts longer than this is long. */
const longMs = 120_000

/** How one kind of work is done. */
type Craft = {
  /** Does the work on a subject; may be begun again from the start at any time. */
  work: (subjectId: string, signal: AbortSignal) => Promise<void>
  /** The work has failed for good. */
  failed: (subjectId: string) => Promise<void>
}

export type JobNeeds = {
  store: Store
  now: () => number
  log: Logger
  crafts: Record<JobKind, Craft>
  retryMs: number
  longMs?: number
  lookEveryMs?: number
  /** Whether there is room on the disk for more. */
  hasRoom?: () => Promise<boolean>
}

type Running = { job: JobRow; abort: AbortController; ended: Promise<void>; isLong: boolean }

/**
 * Works through the list of jobs, two at a time. What is on the list survives the process; what had begun begins again. One
 * of the two may be long: what turns out to be long while another long one is made is put back, known to be long from then
 * on, so that nothing short ever waits for it.
 */
export function createJobs({ store, now, log, crafts, retryMs, hasRoom = async () => true, ...needs }: JobNeeds) {
  const jobs = createJobStore(store)
  const atMs = () => Math.round(now())
  const craftOf = (job: JobRow) => crafts[job.kind as JobKind]
  const running = new Set<Running>()
  let draining: Promise<void> | null = null
  let calledAgain = false
  let callAgain = () => {}
  let open = false
  let looking: NodeJS.Timeout | undefined

  async function attempt(job: JobRow, signal: AbortSignal): Promise<void> {
    const renewing = setInterval(() => void jobs.renew(job.id, atMs() + leaseMs).catch(() => {}), leaseMs / 3)
    try {
      await craftOf(job).work(job.subjectId, signal)
      await jobs.done(job.id)
    } catch (error) {
      if (signal.aborted) return void (await jobs.release(job.id))
      await notDone(job, error)
    } finally {
      clearInterval(renewing)
    }
  }

  async function notDone(job: JobRow, error: unknown) {
    // A full disk is no fault of the film: it waits for room, however long.
    const attempts = isNoRoom(error) || !(await hasRoom()) ? job.attempts : job.attempts + 1
    log.error({ err: error, kind: job.kind, recordingId: job.subjectId, attempts }, 'a film could not be made')
    if (attempts < maxAttempts) {
      await jobs.retry(job.id, attempts, String(error), atMs() + retryMs)
      setTimeout(wake, retryMs + 1).unref()
      return
    }
    try {
      await craftOf(job).failed(job.subjectId)
    } catch (cause) {
      leaveAside(job, cause)
    }
    await jobs.fail(job.id, attempts, String(error))
  }

  function leaveAside(job: JobRow, err: unknown) {
    log.error({ err, kind: job.kind, recordingId: job.subjectId }, 'a piece of work is left aside')
  }

  async function drain(): Promise<void> {
    try {
      await work()
    } catch (error) {
      log.error({ err: error }, 'the list of work cannot be read')
    } finally {
      // At once: whoever wakes the list next must find that nobody works.
      draining = null
    }
  }

  async function work(): Promise<void> {
    for (;;) {
      calledAgain = false
      for (let job = await take(); job; job = await take()) {
        begin(job)
        if (running.size === mostAtOnce) await anyEnded()
      }
      if (running.size > 0) await Promise.race([anyEnded(), called()])
      else if (!calledAgain || !open) return
    }
  }

  function begin(job: JobRow): void {
    const abort = new AbortController()
    const ended = attempt(job, abort.signal).catch(error => leaveAside(job, error))
    const one: Running = { job, abort, ended, isLong: job.long === 1 }
    running.add(one)
    const timer = setTimeout(() => void turnedLong(one).catch(error => leaveAside(job, error)), needs.longMs ?? longMs)
    void ended.then(() => {
      clearTimeout(timer)
      running.delete(one)
    })
  }

  /** When there may be more to do. */
  const called = () =>
    new Promise<void>(resolve => {
      callAgain = resolve
      if (calledAgain) resolve()
    })
  const anyEnded = () => Promise.race([...running].map(({ ended }) => ended))
  const hasLong = () => [...running].some(({ isLong }) => isLong)

  async function turnedLong(one: Running) {
    if (one.isLong) return
    const mustWait = hasLong()
    one.isLong = true
    await jobs.turnedLong(one.job.id)
    if (mustWait) one.abort.abort()
    wake()
  }

  const doing = () => [...running].map(({ job }) => job.id)
  const take = async () => (open ? jobs.take(atMs(), atMs() + leaseMs, !hasLong(), doing()) : undefined)

  /** Looks whether there is something to do. */
  function wake() {
    calledAgain = true
    callAgain()
    if (!open || draining !== null) return
    draining = drain()
  }

  return {
    wake,
    async start(): Promise<void> {
      // Where that cannot be written, what a dead process held is taken when its lease is over.
      await jobs.releaseAll().catch(error => log.error({ err: error }, 'work could not be given back'))
      open = true
      looking = setInterval(wake, needs.lookEveryMs ?? lookEveryMs).unref()
      wake()
    },
    /** When nothing that is due is left on the list. */
    idle: async (): Promise<void> => {
      while (draining !== null) await draining
    },
    /** Takes a subject's work off the list; when this returns, nothing works on it. */
    async stop(subjectId: string): Promise<void> {
      const mine = [...running].filter(({ job }) => job.subjectId === subjectId)
      for (const { abort } of mine) abort.abort()
      await Promise.all(mine.map(({ ended }) => ended))
      await jobs.remove(subjectId)
    },
    /** Stops where it is; the next start goes on with it. */
    async close(): Promise<void> {
      open = false
      clearInterval(looking)
      for (const { abort } of running) abort.abort()
      await draining
      await Promise.all([...running].map(({ ended }) => ended))
    },
  }
}
