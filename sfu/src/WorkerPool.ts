import { EventEmitter } from 'node:events'
import { SfuError } from './errors.ts'
import type { SfuLog } from './log.ts'
import type { MediaWorker } from './MediaWorker.ts'

const firstRetryMs = 250
const longestRetryMs = 10_000

interface Slot {
  index: number
  worker: MediaWorker | undefined
  port: number | undefined
  /** The latest attempt to fill this slot. */
  filled: Promise<void>
}

/** How the worker of a slot is started; a replacement is given the port of the former one. */
export type StartWorker = (index: number, formerPort: number | undefined) => Promise<MediaWorker>

/** A fixed number of workers; one that dies is replaced, again and again if need be, until `close()`. */
export class WorkerPool extends EventEmitter<{ died: [{ pid: number }]; replaced: [{ pid: number }] }> {
  readonly #start: StartWorker
  readonly #log: SfuLog
  readonly #slots: Slot[]
  readonly #retries = new Set<NodeJS.Timeout>()
  #closing: Promise<void> | undefined

  /** Resolves when all workers run; if one cannot start, the others are closed again. */
  static async start(size: number, start: StartWorker, log: SfuLog): Promise<WorkerPool> {
    const pool = new WorkerPool(size, start, log)
    try {
      await Promise.all(pool.#slots.map(slot => slot.filled))
      return pool
    } catch (error) {
      await pool.close()
      throw error
    }
  }

  private constructor(size: number, start: StartWorker, log: SfuLog) {
    super()
    this.#start = start
    this.#log = log
    this.#slots = Array.from({ length: size }, (_, index) => emptySlot(index))
    for (const slot of this.#slots) slot.filled = this.#fill(slot)
  }

  get workers(): MediaWorker[] {
    return this.#slots.flatMap(slot => (slot.worker && !slot.worker.ended ? [slot.worker] : []))
  }

  /** The living worker with the fewest rooms. */
  leastLoaded(): MediaWorker | undefined {
    return this.workers.sort((a, b) => a.load - b.load)[0]
  }

  /** Resolves with a worker as soon as one that is being started runs; `unavailable` if none can be started now. */
  async replacement(): Promise<MediaWorker> {
    await Promise.any(this.#slots.map(slot => slot.filled)).catch(() => {})
    const worker = this.leastLoaded()
    if (!worker) throw new SfuError('unavailable', 'no media worker is running')
    return worker
  }

  close(): Promise<void> {
    this.#closing ??= this.#closeAll()
    return this.#closing
  }

  async #closeAll(): Promise<void> {
    for (const timer of this.#retries) clearTimeout(timer)
    await Promise.allSettled(this.#slots.map(slot => slot.filled))
    await Promise.all(this.workers.map(worker => worker.close()))
  }

  async #fill(slot: Slot): Promise<void> {
    const worker = await this.#start(slot.index, slot.port)
    if (this.#closing !== undefined) return worker.close()
    slot.worker = worker
    slot.port = worker.port
    worker.once('ended', ({ died }) => this.#handleEnded(slot, worker, died))
    this.#log.info({ workerPid: worker.pid, port: worker.port }, 'media worker runs')
  }

  #handleEnded(slot: Slot, worker: MediaWorker, died: boolean): void {
    slot.worker = undefined
    // mediasoup also ends its workers when the process is asked to stop: those are not to be replaced.
    if (!died || this.#closing !== undefined) return
    this.#log.error({ workerPid: worker.pid, port: worker.port }, 'media worker died')
    this.#refill(slot, firstRetryMs)
    this.emit('died', { pid: worker.pid })
  }

  #refill(slot: Slot, retryMs: number): void {
    slot.filled = this.#fill(slot)
    slot.filled.then(
      () => slot.worker && this.emit('replaced', { pid: slot.worker.pid }),
      error => this.#refillLater(slot, retryMs, error),
    )
  }

  #refillLater(slot: Slot, retryMs: number, err: unknown): void {
    if (this.#closing !== undefined) return
    this.#log.error({ err, retryMs }, 'media worker could not be replaced, trying again')
    const timer = setTimeout(() => {
      this.#retries.delete(timer)
      this.#refill(slot, Math.min(retryMs * 2, longestRetryMs))
    }, retryMs)
    this.#retries.add(timer)
  }
}

function emptySlot(index: number): Slot {
  return { index, worker: undefined, port: undefined, filled: Promise.resolve() }
}
