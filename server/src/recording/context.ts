import { AppError, identifies, type Recording, RecordingContext, type RoutePayload } from '@samsyn/shared'
import type { RecordingStore } from './recording.store.ts'
import type { Register } from './register.ts'

/** What the supervisor is told of a recording; never who somebody is. */
export function createContexts(records: RecordingStore, register: Register) {
  return async function put({ recordingId, ...sheet }: RoutePayload<'recording:put-context'>): Promise<Recording> {
    const context = RecordingContext.parse(sheet)
    if (identifies(context)) throw new AppError('bad-request', 'a sheet never tells who somebody is')
    await records.update(recordingId, { contextJson: JSON.stringify(context) })
    await register.changed(recordingId)
    return register.get(recordingId)
  }
}
