import type { DocumentName } from '@samsyn/shared'
import type * as Y from 'yjs'
import { until } from '../until.ts'
import type { Client } from './Client.ts'

/** No more than this is written ahead of what is saved. */
const ahead = 5

/** Writes one thing after the other in a document, also while the server is away. */
export function startScribe(client: Client, name: DocumentName, change: (doc: Y.Doc, number: number) => void) {
  const document = client.document(name)
  let stopped = false
  let written = 0

  async function go() {
    while (!stopped) {
      document.write(change)
      written++
      await until('what is written is saved', () => stopped || document.acknowledged() > written - ahead, 120_000)
    }
  }

  const going = go()
  return {
    written: () => written,
    /** How many of the things written the server has ever said are saved. */
    acknowledged: document.acknowledged,
    disconnect: document.disconnect,
    connect: document.connect,
    /** Resolves when all that was written is saved. */
    async stop() {
      stopped = true
      await going
      await until('the last is saved', document.isSaved)
    },
    close() {
      stopped = true
      document.close()
    },
  }
}

export type Scribe = ReturnType<typeof startScribe>
