import { parentPort } from 'node:worker_threads'
import * as Y from 'yjs'
import type { Compacted } from './compactor.ts'
import { outlineOf } from './outline.ts'
import { wholeDoc } from './whole-doc.ts'

parentPort?.on('message', (whole: Uint8Array) => {
  try {
    const { update, outline } = compacted(whole)
    parentPort?.postMessage({ update, outline }, [update.buffer, outline.buffer])
  } catch (error) {
    parentPort?.postMessage({ problem: String(error) })
  }
})

function compacted(whole: Uint8Array): Compacted {
  const update = new Uint8Array(Y.encodeStateAsUpdate(wholeDoc([whole])))
  return { update, outline: new Uint8Array(outlineOf(update)) }
}
