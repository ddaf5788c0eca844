import {
  AppError,
  type FilmedPersonId,
  looksLikeCpr,
  type Recording,
  type RecordingId,
  type RoutePayload,
} from '@samsyn/shared'
import type { RecordingStore } from './recording.store.ts'
import type { Register } from './register.ts'

/** Who is in a film, by role labels. Everybody keeps the consent that was stated for them. */
export function createFilmed(records: RecordingStore, register: Register, now: () => number) {
  /** Refuses a person of another film, without telling of it. */
  async function isHere(recordingId: RecordingId, id: FilmedPersonId): Promise<boolean> {
    const known = await records.person(id)
    if (known && known.recordingId !== recordingId) throw new AppError('conflict', 'this id is taken')
    return known !== undefined
  }

  return {
    async put({ recordingId, id, label, kind }: RoutePayload<'recording:put-person'>): Promise<Recording> {
      if (looksLikeCpr(label)) throw new AppError('bad-request', 'a label is never a CPR number')
      await isHere(recordingId, id)
      await records.putPerson({ id, recordingId, label, kind, createdMs: Math.round(now()) })
      await register.changed(recordingId)
      return register.get(recordingId)
    },
    async remove({ recordingId, id }: RoutePayload<'recording:remove-person'>): Promise<Recording> {
      if (await isHere(recordingId, id)) await records.removePerson(id)
      await register.changed(recordingId)
      return register.get(recordingId)
    },
  }
}

export type Filmed = ReturnType<typeof createFilmed>
