import { randomUUID } from 'node:crypto'
import {
  AppError,
  type AuditEvent,
  type CycleId,
  type CycleState,
  DeletedKind,
  type DeletionReason,
  DeletionReceipt,
  kindOfFile,
  type PersonId,
  type RecordingId,
} from '@samsyn/shared'
import type { Logger } from 'pino'
import type { Files } from '../files/files.ts'
import type { Store } from '../store/store.ts'
import type { InTurn } from '../turns.ts'
import { folderOf } from './keys.ts'
import type { Ledger } from './ledger.ts'
import type { Along, createReceiptStore } from './receipts.store.ts'
import type { RecordingStore } from './recording.store.ts'
import type { RecordingRow } from './recording-row.ts'
import type { CycleHappened, Register } from './register.ts'

/** Once a meeting is arranged on a film, whoever sent it cannot take it away any more. */
const meetingStates: readonly CycleState[] = ['meetingScheduled', 'meetingLive', 'meetingHeld', 'planAgreed', 'closed']

/** Does what must be possible on a full disk, and can be done twice: where there is no room, it is made. */
export type EvenWhenFull = <T>(work: () => Promise<T>) => Promise<T>

export type DeletionNeeds = {
  evenWhenFull: EvenWhenFull
  records: RecordingStore
  receipts: ReturnType<typeof createReceiptStore>
  register: Register
  files: Files
  ledger: Ledger
  inTurn: InTurn
  now: () => number
  log: Logger
  cycleHappened: CycleHappened
  /** Calls off what was arranged about a film and takes its round back, in the transaction that discards it. */
  callOff: (step: Store, gone: { recordingId: RecordingId; cycleId: CycleId }) => Promise<void>
  /** Puts everybody out of the meetings about a film that has gone. */
  emptyRooms: (id: RecordingId) => Promise<void>
  /** Puts something on the security record, in the commit that makes it so. */
  record: (step: Store, events: readonly AuditEvent[]) => Promise<void>
  /** Stops the work on a recording and waits for its end. */
  stopWork: (id: RecordingId) => Promise<void>
  /** Takes away what was written about the film. */
  forget: (id: RecordingId) => Promise<void>
}

/** Who takes a recording away, if somebody does, and what is written along with that. */
type With = { by?: PersonId | null; along?: Along | undefined }

/** How a recording goes away for good, and what is left to show that it did. */
export function createDeletion(needs: DeletionNeeds) {
  const { records, receipts, register, files, ledger, inTurn, now, log, cycleHappened, evenWhenFull, record } = needs
  const atMs = () => Math.round(now())

  /** Removes what a discarded recording has left, and takes its round back. Can be done again. */
  const clear = (id: RecordingId, cycleId: CycleId): Promise<void> =>
    inTurn(`clear:${id}`, () => evenWhenFull(() => clearIn(id, cycleId)))

  async function clearIn(id: RecordingId, cycleId: CycleId): Promise<void> {
    // Before anything goes: an older database that is put back shall not bring it back.
    await ledger.note([id], now())
    await needs.stopWork(id)
    await files.remove(folderOf(id))
    await needs.forget(id)
    const isClean = await receipts.wipe(id)
    if (!(await records.ofCycle(cycleId))) await cycleHappened(cycleId, 'film-discarded')
    // Last: by it the next start knows that nothing is left to be done.
    if (isClean && (await storedOf(files, id)).kinds.length === 0) await receipts.done(id, atMs())
  }

  /** Takes it out of use, with a receipt of what is about to go; answers whether it was in use. */
  async function mark(id: RecordingId, reason: DeletionReason, { by = null, along }: With = {}): Promise<boolean> {
    const row = await records.byId(id)
    if (!row) return false
    // What cannot be looked at can still be taken out of use.
    const stored = await storedOf(files, id).catch(() => notSeen)
    const kinds = new Set([...stored.kinds, ...(await receipts.kindsOf(id))])
    const receipt = DeletionReceipt.parse({
      ...{ id: randomUUID(), reason, bytes: stored.bytes, askedMs: atMs(), doneMs: null },
      kinds: DeletedKind.options.filter(kind => kinds.has(kind)),
    })
    const together: Along = async step => {
      await along?.(step)
      await needs.callOff(step, { recordingId: id, cycleId: row.cycleId as CycleId })
      await record(step, [{ kind: 'deletion', actorId: by, subjectId: id, detail: reason }])
    }
    return evenWhenFull(() => receipts.discard(id, receipt, together))
  }

  async function takeAway(
    id: RecordingId,
    reason: DeletionReason,
    by: PersonId | null = null,
  ): Promise<DeletionReceipt> {
    const row = await register.find(id)
    if (!(await mark(id, reason, { by }))) throw new AppError('not-found', 'no such recording')
    await finish(row)
    return receiptOf(id)
  }

  async function finish(row: RecordingRow): Promise<void> {
    const id = row.id as RecordingId
    await evenWhenFull(() => register.changed(id))
    // Who looks at it now sees that it has gone, however long it takes until all of it has.
    register.tellGone(row)
    await needs.emptyRooms(id).catch(error => log.error({ err: error, recording: id }, 'a room is not yet empty'))
    await clear(id, row.cycleId as CycleId)
    register.tellChanged(row)
  }

  async function receiptOf(id: RecordingId): Promise<DeletionReceipt> {
    const receipt = await receipts.ofRecording(id)
    if (!receipt) throw new Error('a deletion has no receipt')
    return receipt
  }

  return {
    mark,
    clear,
    takeAway,
    receiptsOf: receipts.ofCycle,
    /** Deletes a film because its worker asks for it. */
    async discard(id: RecordingId, by: PersonId | null = null): Promise<DeletionReceipt> {
      const { cycleState } = await register.find(id)
      if (meetingStates.includes(cycleState)) throw new AppError('conflict', 'a meeting is arranged on this film')
      return takeAway(id, 'delete-now', by)
    },
    /**
     * Takes a film away because a consent to it was withdrawn: also one that a meeting is arranged on, or was held about.
     * What says so is written along with it. From then on the film is out of use, and stays so; what could not be removed
     * at once is removed by `sweep`, and the receipt is open until then.
     */
    async withdraw(id: RecordingId, along?: Along): Promise<DeletionReceipt> {
      const row = await register.find(id)
      if (!(await mark(id, 'withdrawal', { along }))) throw new AppError('not-found', 'no such recording')
      await finish(row).catch(error => log.error({ err: error, recording: id }, 'a withdrawn film is not yet all gone'))
      return receiptOf(id)
    },
    /**
     * Takes away the films whose consent or time is over, and goes on with what could not be finished. Without a time that
     * is believed none goes by time.
     */
    async sweep(nowMs: number | null, failed: (error: unknown) => void): Promise<void> {
      for (const id of await records.withdrawn()) await takeAway(id, 'withdrawal').catch(failed)
      const overdue = nowMs === null ? [] : await records.overdue(nowMs)
      for (const id of overdue) await takeAway(id, 'retention').catch(failed)
      for (const id of await receipts.unfinished()) {
        const row = await records.evenDiscarded(id)
        if (row) await clear(id, row.cycleId as CycleId).catch(failed)
      }
    },
  }
}

export type Deletion = ReturnType<typeof createDeletion>

const notSeen: Stored = { kinds: ['upload', 'film'], bytes: 0 }

type Stored = { kinds: DeletedKind[]; bytes: number }

/** What lies in a recording's folder, and how many bytes that is. */
async function storedOf(files: Files, id: RecordingId): Promise<Stored> {
  const folder = `${folderOf(id)}/`
  const keys = await files.list(folderOf(id))
  // A file that cannot be read can still be deleted.
  const sizes = await Promise.all(keys.map(key => files.size(key).catch(() => 0)))
  return {
    kinds: keys.map(key => kindOfFile(key.slice(folder.length))),
    bytes: sizes.reduce((sum, size) => sum + size, 0),
  }
}
