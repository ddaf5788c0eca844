import {
  AppError,
  type PersonId,
  type Recording,
  type RecordingId,
  type RoutePayload,
  retainUntilMs,
} from '@samsyn/shared'
import type { Files } from '../files/files.ts'
import type { Deletion } from './deletion.ts'
import type { Quota } from './quota.ts'
import type { RecordingStore } from './recording.store.ts'
import type { Register } from './register.ts'
import type { InTurn } from './turns.ts'

/** No upload is larger than this. */
export const maxUploadBytes = 20 * 1024 ** 3
/** What there must be room for before a recording of unknown length begins: about an hour. */
const growingBytes = 1024 ** 3
/** An upload is kept beside the film that is made of it, and copied while that is made. */
const timesStored = 3

export type Beginning = Pick<RoutePayload<'recording:create'>, 'id' | 'cycleId' | 'fileName' | 'sizeBytes'> & {
  soundOnly?: boolean
}

type Needs = {
  records: RecordingStore
  register: Register
  files: Files
  quota: Quota
  inTurn: InTurn
  now: () => number
  deletion: Pick<Deletion, 'discard'>
  /** How long a recording is kept; null for until somebody deletes it. */
  retentionDays: number | null
  /** What stays free on the disk, whatever is uploaded. */
  reserveBytes: number
}

/** How recordings begin. */
export function createBeginnings(needs: Needs) {
  const { records, register, files, quota, inTurn, now, deletion, retentionDays, reserveBytes } = needs

  /** Room for a film of so many bytes, besides all that was announced and has not come yet. */
  async function requireRoom(bytes: number) {
    const expected = await records.expectedBytes(timesStored, growingBytes)
    const left = (await files.freeBytes()) - expected - timesStored * bytes
    if (left < reserveBytes) throw new AppError('no-room', 'no room for this film')
  }

  /** Of two who begin at once, the second counts with what the first has announced. */
  const insert = (beginning: Beginning, createdBy: PersonId) => inTurn('room', () => insertIn(beginning, createdBy))

  async function insertIn({ id, cycleId, fileName, sizeBytes, soundOnly }: Beginning, createdBy: PersonId) {
    const tooLarge = sizeBytes !== null && sizeBytes > maxUploadBytes
    if (!tooLarge) await quota.require(sizeBytes ?? growingBytes, createdBy)
    if (!tooLarge) await requireRoom(sizeBytes ?? growingBytes)
    const createdMs = Math.round(now())
    await records.insert({
      ...{ id, cycleId, fileName, createdBy, sizeBytes: sizeBytes ?? 0 },
      growing: sizeBytes === null ? 1 : 0,
      soundOnly: soundOnly ? 1 : 0,
      state: tooLarge ? 'refused' : 'uploading',
      problem: tooLarge ? 'too-large' : null,
      receivedBytes: 0,
      progress: 0,
      filmJson: null,
      createdMs,
      discardedMs: null,
      retainUntilMs: retainUntilMs(createdMs, retentionDays),
    })
  }

  return {
    /** What was announced has its room; it goes on as long as nobody else has taken it. */
    requireReserve: async () => {
      if ((await files.freeBytes()) < reserveBytes) throw new AppError('no-room', 'no room to go on')
    },
    /** Begins a recording for a round that has none; one that was refused makes way. */
    create: (beginning: Beginning, by: PersonId): Promise<Recording> =>
      inTurn(`cycle:${beginning.cycleId}`, async () => {
        const { id, cycleId } = beginning
        const known = await records.evenDiscarded(id)
        if (known?.cycleId === cycleId && known.discardedMs === null) return register.get(id)
        const standing = await records.ofCycle(cycleId)
        if (known || (standing && standing.state !== 'refused')) throw new AppError('conflict', 'there is one already')
        if (standing) await deletion.discard(standing.id as RecordingId)
        await insert(beginning, by)
        await register.changed(id)
        return register.get(id)
      }),
  }
}

export type Beginnings = ReturnType<typeof createBeginnings>
