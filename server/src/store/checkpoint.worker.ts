import { DatabaseSync } from 'node:sqlite'
import { parentPort, workerData } from 'node:worker_threads'

/** For each question one checkpoint that holds no writer up; answers how many pages the log has. */
parentPort?.on('message', () => {
  const database = new DatabaseSync(workerData)
  try {
    const { log } = database.prepare('PRAGMA wal_checkpoint(PASSIVE)').get() ?? {}
    parentPort?.postMessage(Number(log))
  } catch {
    // Without room it waits in the log: the next one tries again.
    parentPort?.postMessage(0)
  } finally {
    database.close()
  }
})
