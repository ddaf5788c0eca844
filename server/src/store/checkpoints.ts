import type { DatabaseSync } from 'node:sqlite'
import { Worker } from 'node:worker_threads'

const writesBetween = 500
const pagesAtMost = 16_000

/**
 * Moves what is committed from SQLite's log into the database now and then, in a thread of its own: SQLite would do it
 * inside somebody's commit, who waits for it with everybody else. `wrote` is to be called for every statement that writes.
 */
export function createCheckpoints(database: DatabaseSync, file: string) {
  let worker: Worker | null = null
  let writes = 0
  let isUnderWay = false
  database.exec('PRAGMA wal_autocheckpoint=0')

  function start(): Worker {
    const started = new Worker(new URL('./checkpoint.worker.ts', import.meta.url), { workerData: file })
    started.unref()
    started.on('message', (pages: number) => {
      isUnderWay = false
      // Under writing without a pause the log is never through; this one waits for nobody, and nobody writes meanwhile.
      if (pages > pagesAtMost) database.exec('PRAGMA wal_checkpoint(PASSIVE)')
    })
    // The old way is slower, but goes on.
    started.on('error', () => void (worker === started && database.exec('PRAGMA wal_autocheckpoint=1000')))
    return started
  }

  return {
    wrote() {
      if (++writes < writesBetween || isUnderWay) return
      writes = 0
      isUnderWay = true
      worker ??= start()
      worker.postMessage(null)
    },
    close() {
      const last = worker
      worker = null
      void last?.terminate()
    },
  }
}

export type Checkpoints = ReturnType<typeof createCheckpoints>
