import {
  AppError,
  type PersonId,
  type Recording,
  type RecordingId,
  type RoutePayload,
  retainUntilMs,
} from '@samsyn/shared'
import type { Files } from '../files/files.ts'
import type { InTurn } from '../turns.ts'
import { growingBytes, isGivenBack, keptBytes, mostUnderWay, timesStored, wantedBytes } from './claims.ts'
import type { Deletion } from './deletion.ts'
import type { Quota } from './quota.ts'
import type { RecordingStore } from './recording.store.ts'
import type { RecordingRow } from './recording-row.ts'
import type { Register } from './register.ts'

/** No upload is larger than this. */
export const maxUploadBytes = 20 * 1024 ** 3

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

  /** Room for so many bytes, besides all that room is kept for. */
  async function hasRoom(bytes: number): Promise<boolean> {
    const kept = (await records.underWay()).reduce((sum, row) => sum + keptBytes(row, now()), 0)
    return (await files.freeBytes()) - kept - bytes >= reserveBytes
  }

  async function requireFew(by: PersonId) {
    const own = (await records.underWay()).filter(row => row.createdBy === by && row.state === 'uploading')
    if (own.filter(row => !isGivenBack(row, now())).length < mostUnderWay) return
    throw new AppError('too-many-uploads', `${mostUnderWay} are under way`)
  }

  async function requireAll(bytes: number, by: PersonId) {
    await requireFew(by)
    await quota.require(bytes, by)
    if (!(await hasRoom(timesStored * bytes))) throw new AppError('no-room', 'no room for this film')
  }

  /** Keeps room again for an upload that was left so long that it had none. */
  async function claimAgain(row: RecordingRow) {
    await requireFew(row.createdBy as PersonId)
    await quota.require(Math.max(0, row.sizeBytes - row.receivedBytes), row.createdBy as PersonId)
    if (!(await hasRoom(wantedBytes(row)))) throw new AppError('room-given-back', 'no room any more')
    await records.update(row.id as RecordingId, { usedMs: Math.round(now()) })
  }

  /** Of two who begin at once, the second counts with what the first has announced. */
  const insert = (beginning: Beginning, createdBy: PersonId) => inTurn('room', () => insertIn(beginning, createdBy))

  async function insertIn({ id, cycleId, fileName, sizeBytes, soundOnly }: Beginning, createdBy: PersonId) {
    const tooLarge = sizeBytes !== null && sizeBytes > maxUploadBytes
    if (!tooLarge) await requireAll(sizeBytes ?? growingBytes, createdBy)
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
    /** What is used keeps its room, as long as nobody else has taken it; what was left too long is asked for room again. */
    requireClaim: async (row: RecordingRow) => {
      if ((await files.freeBytes()) < reserveBytes) throw new AppError('no-room', 'no room to go on')
      if (isGivenBack(row, now())) await inTurn('room', () => claimAgain(row))
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
