import { Worker } from 'node:worker_threads'

const writesBetween = 500
const pagesAtMost = 16_000

/** PASSIVE holds nobody up and does what it can; TRUNCATE needs that nobody writes or reads, and leaves an empty log. */
export type CheckpointMode = 'PASSIVE' | 'TRUNCATE'
/** What SQLite answers: whether somebody was in the way, how many pages the log has, and how many of them are in the database. */
export type Checkpoint = { busy: number; log: number; checkpointed: number }

type Needs = {
  file: string
  /** Runs something while nobody else is at the database here. */
  alone: (work: () => Promise<unknown>) => Promise<unknown>
  /** The thread has failed: the log must be emptied in another way. */
  failed: () => void
}

const nothing: Checkpoint = { busy: 1, log: 0, checkpointed: 0 }

/**
 * Moves what is committed from SQLite's log into the database now and then, always in a thread of its own: SQLite would do it
 * inside somebody's commit, who waits for it with everybody else. `wrote` is to be called for every statement that writes.
 */
export function createCheckpoints({ file, alone, failed }: Needs) {
  let worker: Worker | null = null
  let asked: ((found: Checkpoint) => void)[] = []
  let writes = 0
  let isUnderWay = false

  function start(): Worker {
    const started = new Worker(new URL('./checkpoint.worker.ts', import.meta.url), { workerData: file })
    started.on('message', (found: Checkpoint | null) => {
      asked.shift()?.(found ?? nothing)
      if (asked.length === 0) started.unref()
    })
    started.on('error', () => {
      if (worker === started) failed()
    })
    started.on('exit', () => {
      if (worker === started) worker = null
      const unanswered = asked
      asked = []
      for (const answer of unanswered) answer(nothing)
    })
    return started
  }

  function ask(mode: CheckpointMode): Promise<Checkpoint> {
    worker ??= start()
    worker.ref()
    worker.postMessage(mode)
    return new Promise(resolve => asked.push(resolve))
  }

  async function tidy() {
    const { log } = await ask('PASSIVE')
    // Under writing without a pause it is never through. What came meanwhile is little: who writes waits, nobody else.
    if (log > pagesAtMost) await alone(() => ask('PASSIVE'))
  }

  return {
    wrote() {
      if (++writes < writesBetween || isUnderWay) return
      writes = 0
      isUnderWay = true
      void tidy().finally(() => {
        isUnderWay = false
      })
    },
    now: ask,
    close() {
      const last = worker
      worker = null
      void last?.terminate()
    },
  }
}
