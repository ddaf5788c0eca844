import { DatabaseSync } from 'node:sqlite'
import { parentPort, workerData } from 'node:worker_threads'
import type { CheckpointMode } from './checkpoints.ts'

/** Makes one checkpoint for each question, of the mode that is asked for; answers what SQLite does. */
parentPort?.on('message', (mode: CheckpointMode) => parentPort?.postMessage(checkpoint(mode)))

function checkpoint(mode: CheckpointMode) {
  const database = new DatabaseSync(workerData)
  try {
    return database.prepare(`PRAGMA wal_checkpoint(${mode})`).get()
  } catch {
    // Without room it waits in the log: the next one tries again.
    return null
  } finally {
    database.close()
  }
}
