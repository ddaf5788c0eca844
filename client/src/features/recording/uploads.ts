import type { RecordingId } from '@samsyn/shared'
import { createContext, useContext } from 'react'
import { call } from '../../net/api.ts'
import { createStore, type Readable } from '../../store.ts'
import type { Way } from './after-failure.ts'
import { attemptByTus } from './tus-attempt.ts'
import { startUpload, type Upload } from './upload.ts'

/** The uploads that run in this window, whatever page it shows. */
export type Uploads = {
  all: Readable<ReadonlyMap<RecordingId, Upload>>
  start(id: RecordingId, file: File, from: Way, done: () => void): void
  stop(id: RecordingId): void
}

function createUploads(): Uploads {
  const all = createStore<ReadonlyMap<RecordingId, Upload>>(new Map())
  const tools = {
    attempt: attemptByTus,
    renewSession: async () => (await call('session:current', {})) !== null,
    now: () => performance.now(),
  }
  const without = (id: RecordingId) => new Map([...all.get()].filter(([other]) => other !== id))
  // A network that is back is no reason to wait any longer.
  window.addEventListener('online', () => {
    for (const upload of all.get().values()) if (upload.state.get().phase === 'waiting') upload.goOn()
  })
  return {
    all,
    start(id, file, from, done) {
      all.get().get(id)?.stop()
      all.set(without(id).set(id, startUpload(id, file, from, tools, done)))
    },
    stop(id) {
      all.get().get(id)?.stop()
      all.set(without(id))
    },
  }
}

const UploadsContext = createContext(createUploads())

/** The uploads of this window. */
export const useUploads = () => useContext(UploadsContext)
