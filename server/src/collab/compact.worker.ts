import { parentPort } from 'node:worker_threads'
import * as Y from 'yjs'
import { wholeDoc } from './whole-doc.ts'

parentPort?.on('message', (update: Uint8Array) => {
  parentPort?.postMessage(compacted(update))
})

function compacted(update: Uint8Array): Uint8Array | { problem: string } {
  try {
    return Y.encodeStateAsUpdate(wholeDoc([update]))
  } catch (error) {
    return { problem: String(error) }
  }
}
