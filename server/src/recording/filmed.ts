import { AppError, type FilmedPersonId, looksLikeCpr, type Recording, type RoutePayload } from '@samsyn/shared'
import type { RecordingStore } from './recording.store.ts'
import type { Register } from './register.ts'

/** Who is in a film, by role labels. Everybody keeps the consent that was stated for them. */
export function createFilmed(records: RecordingStore, register: Register, now: () => number) {
  async function whereIs(id: FilmedPersonId): Promise<string | null> {
    return (await records.person(id))?.recordingId ?? null
  }

  return {
    async put({ recordingId, id, label, kind }: RoutePayload<'recording:put-person'>): Promise<Recording> {
      if (looksLikeCpr(label)) throw new AppError('bad-request', 'a label is never a CPR number')
      const where = (await whereIs(id)) ?? recordingId
      if (where !== recordingId) throw new AppError('conflict', 'this id is taken')
      await records.putPerson({ id, recordingId, label, kind, createdMs: Math.round(now()) })
      await register.changed(recordingId)
      return register.get(recordingId)
    },
    /** Somebody of another film stays, and nobody learns of them. */
    async remove({ recordingId, id }: RoutePayload<'recording:remove-person'>): Promise<Recording> {
      if ((await whereIs(id)) === recordingId) await records.removePerson(id)
      await register.changed(recordingId)
      return register.get(recordingId)
    },
  }
}

export type Filmed = ReturnType<typeof createFilmed>
