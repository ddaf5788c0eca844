import {
  AppError,
  type CycleId,
  type CycleState,
  type PersonId,
  type Recording,
  type RecordingId,
  type RoutePayload,
} from '@samsyn/shared'
import type { Files } from '../files/files.ts'
import { folderOf } from './keys.ts'
import type { Ledger } from './ledger.ts'
import type { Quota } from './quota.ts'
import type { RecordingStore } from './recording.store.ts'
import type { CycleHappened, Register } from './register.ts'
import type { InTurn } from './turns.ts'

/** No upload is larger than this. */
export const maxUploadBytes = 20 * 1024 ** 3
/** What stays free on the disk, whatever is uploaded. */
const reserveBytes = 1024 ** 3
/** What there must be room for before a recording of unknown length begins: about an hour. */
const growingBytes = 1024 ** 3

/** Once a meeting is arranged on a film, the film stays. */
const meetingStates: readonly CycleState[] = ['meetingScheduled', 'meetingLive', 'meetingHeld', 'planAgreed', 'closed']

export type Beginning = Pick<RoutePayload<'recording:create'>, 'id' | 'cycleId' | 'fileName' | 'sizeBytes'> & {
  soundOnly?: boolean
}

type Needs = {
  records: RecordingStore
  register: Register
  files: Files
  ledger: Ledger
  quota: Quota
  inTurn: InTurn
  now: () => number
  cycleHappened: CycleHappened
  /** Stops the work on a recording and waits for its end. */
  stopWork: (id: RecordingId) => Promise<void>
  /** Takes away what was written about the film. */
  forget: (id: RecordingId) => Promise<void>
}

/** How recordings begin and how they go away for good. */
export function createBeginnings(needs: Needs) {
  const { records, register, files, ledger, quota, inTurn, now, cycleHappened, stopWork, forget } = needs

  async function requireRoom(bytes: number) {
    if ((await files.freeBytes()) - bytes < reserveBytes) throw new AppError('no-room', 'no room for this film')
  }

  async function insert({ id, cycleId, fileName, sizeBytes, soundOnly }: Beginning, createdBy: PersonId) {
    const tooLarge = sizeBytes !== null && sizeBytes > maxUploadBytes
    if (!tooLarge) await quota.require(sizeBytes ?? growingBytes, createdBy)
    if (!tooLarge) await requireRoom(sizeBytes ?? growingBytes)
    await records.insert({
      ...{ id, cycleId, fileName, createdBy, sizeBytes: sizeBytes ?? 0 },
      growing: sizeBytes === null ? 1 : 0,
      soundOnly: soundOnly ? 1 : 0,
      state: tooLarge ? 'refused' : 'uploading',
      problem: tooLarge ? 'too-large' : null,
      receivedBytes: 0,
      progress: 0,
      filmJson: null,
      createdMs: Math.round(now()),
      discardedMs: null,
    })
  }

  /** Removes what a discarded recording has left, and takes its round back. Can be done again. */
  async function clear(id: RecordingId, cycleId: CycleId): Promise<void> {
    await stopWork(id)
    await files.remove(folderOf(id))
    await forget(id)
    if (await records.ofCycle(cycleId)) return
    await cycleHappened(cycleId, 'film-discarded')
  }

  async function discard(id: RecordingId): Promise<void> {
    const { cycleState } = await register.find(id)
    if (meetingStates.includes(cycleState)) throw new AppError('conflict', 'a meeting is arranged on this film')
    await takeAway(id)
  }

  async function takeAway(id: RecordingId): Promise<void> {
    const row = await register.find(id)
    // What is left is that there was one. The name of a file can tell who is in it, and the sheet what it was about.
    await records.update(id, { discardedMs: Math.round(now()), fileName: '', contextJson: null })
    await ledger.note([id], now())
    await register.changed(id)
    await clear(id, row.cycleId as CycleId)
    register.tellChanged(row)
  }

  return {
    requireRoom,
    discard,
    /** Takes a film away because a consent to it was withdrawn: also one that a meeting is arranged on, or was held about. */
    withdraw: takeAway,
    clear,
    /** Begins a recording for a round that has none; one that was refused makes way. */
    create: (beginning: Beginning, by: PersonId): Promise<Recording> =>
      inTurn(`cycle:${beginning.cycleId}`, async () => {
        const { id, cycleId } = beginning
        const known = await records.evenDiscarded(id)
        if (known?.cycleId === cycleId && known.discardedMs === null) return register.get(id)
        const standing = await records.ofCycle(cycleId)
        if (known || (standing && standing.state !== 'refused')) throw new AppError('conflict', 'there is one already')
        if (standing) await discard(standing.id as RecordingId)
        await insert(beginning, by)
        await register.changed(id)
        return register.get(id)
      }),
  }
}

export type Beginnings = ReturnType<typeof createBeginnings>
