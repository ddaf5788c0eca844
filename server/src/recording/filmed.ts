import {
  AppError,
  type FilmedPersonId,
  looksLikeCpr,
  mostFilmed,
  type PersonId,
  type Recording,
  type RoutePayload,
} from '@samsyn/shared'
import type { Store } from '../store/store.ts'
import type { FilmedPersonStore } from './filmed-person.store.ts'
import type { Register } from './register.ts'

export type FilmedNeeds = {
  filmedPersons: FilmedPersonStore
  register: Register
  now: () => number
  /** Writes down, in the same transaction, that somebody is taken off the list; throws when they may not be. */
  personLeaves: (of: RoutePayload<'recording:remove-person'>, by: PersonId, step: Store) => Promise<void>
}

/** Who is in a film, by role labels. Everybody keeps the consent that was stated for them. */
export function createFilmed({ filmedPersons, register, now, personLeaves }: FilmedNeeds) {
  async function whereIs(id: FilmedPersonId): Promise<string | null> {
    return (await filmedPersons.byId(id))?.recordingId ?? null
  }

  return {
    async put({ recordingId, id, label, kind }: RoutePayload<'recording:put-person'>): Promise<Recording> {
      if (looksLikeCpr(label)) throw new AppError('bad-request', 'a label is never a CPR number')
      const person = { id, recordingId, label, kind, createdMs: Math.round(now()) }
      const became = await filmedPersons.put(person, mostFilmed)
      if (became === 'enough') throw new AppError('enough', `${mostFilmed} people`)
      if (became === 'taken') throw new AppError('conflict', 'this id is taken')
      await register.changed(recordingId)
      return register.get(recordingId)
    },
    /** Somebody of another film stays, and nobody learns of them. */
    async remove(of: RoutePayload<'recording:remove-person'>, by: PersonId): Promise<Recording> {
      const { recordingId, id } = of
      const isThere = (await whereIs(id)) === recordingId
      if (isThere) await filmedPersons.remove(id, step => personLeaves(of, by, step))
      await register.changed(recordingId)
      return register.get(recordingId)
    },
  }
}

export type Filmed = ReturnType<typeof createFilmed>
