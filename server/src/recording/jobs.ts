import type { Logger } from 'pino'
import type { Store } from '../store/store.ts'
import { createJobStore, type JobKind, type JobRow } from './jobs.store.ts'

const leaseMs = 60_000
const maxAttempts = 3

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
}

type Running = { job: JobRow; abort: AbortController; ended: Promise<void> }

/** Works through the list of jobs, one at a time. What is on the list survives the process; what had begun begins again. */
export function createJobs({ store, now, log, crafts, retryMs }: JobNeeds) {
  const jobs = createJobStore(store)
  const atMs = () => Math.round(now())
  const craftOf = (job: JobRow) => crafts[job.kind as JobKind]
  let running: Running | null = null
  let draining: Promise<void> | null = null
  let calledAgain = false
  let open = false

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
    const attempts = job.attempts + 1
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
    do {
      calledAgain = false
      for (let job = await take(); job; job = await take()) {
        const abort = new AbortController()
        running = { job, abort, ended: attempt(job, abort.signal).catch(error => leaveAside(job, error)) }
        await running.ended
        running = null
      }
    } while (calledAgain && open)
  }

  const take = async () => (open ? jobs.take(atMs(), atMs() + leaseMs) : undefined)

  /** Looks whether there is something to do. */
  function wake() {
    calledAgain = true
    if (!open || draining !== null) return
    draining = drain()
      .catch(error => log.error({ err: error }, 'the list of work cannot be read'))
      .finally(() => {
        draining = null
        running = null
      })
  }

  return {
    wake,
    async start(): Promise<void> {
      await jobs.releaseAll()
      open = true
      wake()
    },
    /** When nothing that is due is left on the list. */
    idle: async (): Promise<void> => {
      while (draining !== null) await draining
    },
    /** Takes a subject's work off the list; when this returns, nothing works on it. */
    async stop(subjectId: string): Promise<void> {
      if (running?.job.subjectId === subjectId) {
        running.abort.abort()
        await running.ended
      }
      await jobs.remove(subjectId)
    },
    /** Stops where it is; the next start goes on with it. */
    async close(): Promise<void> {
      open = false
      running?.abort.abort()
      await draining
    },
  }
}
