import {
  type CycleId,
  DeletedKind,
  DeletionReason,
  type DeletionReceipt,
  type ReceiptId,
  type RecordingId,
} from '@samsyn/shared'
import { emptyLog } from '../store/empty-log.ts'
import type { Store } from '../store/store.ts'
import { storedJson, storedOr } from '../store/stored.ts'

/** What is written in the same transaction as a discarding: both or neither. */
export type Along = (step: Store) => Promise<void>

/** The SQL of deleting for good, and of the receipts of it. */
export function createReceiptStore(store: Store) {
  const receipts = store.selectFrom('deletionReceipt').selectAll('deletionReceipt')
  const openReceipts = store.selectFrom('deletionReceipt').select('recordingId').where('doneMs', 'is', null)

  return {
    /** Discards a recording, keeps the receipt of it and writes what goes along, all or nothing; answers whether it was there to be discarded. */
    discard: (
      recordingId: RecordingId,
      { kinds, ...receipt }: DeletionReceipt,
      along: Along = async () => {},
    ): Promise<boolean> =>
      store.transaction().execute(async step => {
        // What is left is that there was one. The name of a file can tell who is in it, and the sheet what it was about.
        const { numUpdatedRows } = await step
          .updateTable('recording')
          .set({ discardedMs: receipt.askedMs, ...bare })
          .where('id', '=', recordingId)
          .where('discardedMs', 'is', null)
          .executeTakeFirst()
        if (numUpdatedRows === 0n) return false
        const row = { ...receipt, recordingId, kindsJson: JSON.stringify(kinds) }
        await step.insertInto('deletionReceipt').values(row).execute()
        await along(step)
        return true
      }),
    /** What is written of a recording in other rows, kind by kind. */
    kindsOf: (recordingId: RecordingId) => kindsOf(store, recordingId),
    /**
     * Takes away every row that says something of a discarded recording. Answers whether not a byte of them is left in the
     * database's files; as long as somebody else reads an older state of it, some may be.
     */
    async wipe(recordingId: RecordingId): Promise<boolean> {
      const isOpen = (await openReceipts.where('recordingId', '=', recordingId).executeTakeFirst()) !== undefined
      const wiped = await wipeRows(store, recordingId)
      // What was overwritten lies in the write-ahead file, and in the database, until the one is emptied into the other.
      return isOpen || wiped ? emptyLog(store) : true
    },
    /** Nothing is left of a discarded recording. */
    done: (recordingId: RecordingId, doneMs: number) =>
      store.transaction().execute(async step => {
        await step.updateTable('recording').set({ clearedMs: doneMs }).where('id', '=', recordingId).execute()
        await step
          .updateTable('deletionReceipt')
          .set({ doneMs })
          .where('recordingId', '=', recordingId)
          .where('doneMs', 'is', null)
          .execute()
      }),
    async ofRecording(recordingId: RecordingId): Promise<DeletionReceipt | null> {
      const row = await receipts.where('recordingId', '=', recordingId).executeTakeFirst()
      return row ? receiptOf(row) : null
    },
    async ofCycle(cycleId: CycleId): Promise<DeletionReceipt[]> {
      const rows = await receipts
        .innerJoin('recording', 'recording.id', 'deletionReceipt.recordingId')
        .where('recording.cycleId', '=', cycleId)
        .orderBy('askedMs', 'desc')
        .execute()
      return rows.map(receiptOf)
    },
    /** The recordings of which not all has gone yet. */
    async unfinished(): Promise<RecordingId[]> {
      const rows = await openReceipts.execute()
      return rows.map(row => row.recordingId as RecordingId)
    },
  }
}

const bare = { fileName: '', contextJson: null, filmJson: null, problem: null }

type Row = Awaited<ReturnType<ReturnType<typeof rowsOf>['executeTakeFirstOrThrow']>>
const rowsOf = (store: Store) => store.selectFrom('deletionReceipt').selectAll()

function receiptOf({ id, reason, kindsJson, bytes, askedMs, doneMs }: Row): DeletionReceipt {
  return {
    ...{ id: id as ReceiptId, bytes, askedMs, doneMs },
    reason: storedOr(DeletionReason, reason, 'unreadable' as const),
    kinds: storedJson(DeletedKind.array(), kindsJson) ?? ['unreadable' as const],
  }
}

async function kindsOf(store: Store, recordingId: RecordingId): Promise<DeletedKind[]> {
  const any = async (table: 'filmedPerson' | 'sequence' | 'meeting') =>
    (await store.selectFrom(table).select('id').where('recordingId', '=', recordingId).executeTakeFirst()) !== undefined
  const sheet = await store
    .selectFrom('recording')
    .select('id')
    .where('id', '=', recordingId)
    .where('contextJson', 'is not', null)
    .executeTakeFirst()
  const found: [DeletedKind, boolean][] = [
    ['sheet', sheet !== undefined],
    ['people', await any('filmedPerson')],
    ['sequences', await any('sequence')],
    // What is written and drawn about a film is written and drawn at meetings about it.
    ['writings', await any('meeting')],
  ]
  return found.flatMap(([kind, is]) => (is ? [kind] : []))
}

/** Answers whether there was anything to take away. */
function wipeRows(store: Store, recordingId: RecordingId): Promise<boolean> {
  return store.transaction().execute(async step => {
    const persons = step.selectFrom('filmedPerson').select('id').where('recordingId', '=', recordingId)
    const gone = [
      await step.deleteFrom('consent').where('filmedPersonId', 'in', persons).executeTakeFirst(),
      await step.deleteFrom('filmedPerson').where('recordingId', '=', recordingId).executeTakeFirst(),
      await step.deleteFrom('sequence').where('recordingId', '=', recordingId).executeTakeFirst(),
    ]
    const { numUpdatedRows } = await step
      .updateTable('recording')
      .set(bare)
      .where('id', '=', recordingId)
      .where('discardedMs', 'is not', null)
      .where(said =>
        said.or([
          said('fileName', '!=', ''),
          said('contextJson', 'is not', null),
          said('filmJson', 'is not', null),
          said('problem', 'is not', null),
        ]),
      )
      .executeTakeFirst()
    return numUpdatedRows > 0n || gone.some(({ numDeletedRows }) => numDeletedRows > 0n)
  })
}
