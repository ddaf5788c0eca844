import type { CourseId, CycleId, CycleState, RecordingId, RecordingState } from '@samsyn/shared'
import type { Insertable, Updateable } from 'kysely'
import type { Schema } from '../store/schema.ts'
import { type Seals, sealedIn } from '../store/seals.ts'
import { type Store, sealsOf } from '../store/store.ts'
import { unreadable } from '../store/stored.ts'
import type { RecordingRow } from './recording-row.ts'

const idsAtOnce = 500
/** The states of a round in which how its film stands can move it. */
const movedByFilm = ['planned', 'recorded', 'consentCheck', 'readyForAnalysis', 'analysing', 'sequencesChosen']
const idsOf = (rows: readonly { id: string }[]) => rows.map(({ id }) => id as RecordingId)

/** The SQL of recordings. A discarded recording is as good as gone: only its row is left. */
export function createRecordingStore(store: Store) {
  const rows = store
    .selectFrom('recording')
    .innerJoin('cycle', 'cycle.id', 'recording.cycleId')
    .selectAll('recording')
    .select(['cycle.courseId', 'cycle.state as cycleState'])
    .$narrowType<{ courseId: CourseId; cycleState: CycleState }>()
  const live = rows.where('recording.discardedMs', 'is', null)
  const seals = sealsOf(store)
  const opened = (row: RecordingRow | undefined) => row && openRow(seals, row)
  const liveIds = store.selectFrom('recording').select('id').where('discardedMs', 'is', null)

  return {
    byId: async (id: RecordingId): Promise<RecordingRow | undefined> =>
      opened(await live.where('recording.id', '=', id).executeTakeFirst()),
    evenDiscarded: async (id: RecordingId) => opened(await rows.where('recording.id', '=', id).executeTakeFirst()),
    ofCycle: async (cycleId: CycleId) => opened(await live.where('cycleId', '=', cycleId).executeTakeFirst()),
    /** Those of these that have not been discarded. */
    async livingOf(ids: readonly RecordingId[]): Promise<RecordingId[]> {
      const living: RecordingId[] = []
      for (let from = 0; from < ids.length; from += idsAtOnce) {
        const some = liveIds.where('id', 'in', ids.slice(from, from + idsAtOnce))
        living.push(...idsOf(await some.execute()))
      }
      return living
    },
    inState: async (state: RecordingState) => idsOf(await liveIds.where('state', '=', state).execute()),
    /** The films that can be seen, and for whose small ones nobody was asked yet. */
    withoutSmall: async () =>
      idsOf(
        await liveIds
          .where('state', '=', 'ready')
          .where(({ not, exists, selectFrom }) =>
            not(
              exists(
                selectFrom('job')
                  .select('job.id')
                  .where('kind', '=', 'small')
                  .whereRef('job.subjectId', '=', 'recording.id'),
              ),
            ),
          )
          .execute(),
      ),
    /** Those whose rounds can still be moved on by how they stand: what has happened may not have been told. */
    inMotion: async () =>
      idsOf(
        await live
          .clearSelect()
          .select('recording.id')
          .where(where => where.or([where('recording.state', '!=', 'ready'), where('cycle.state', 'in', movedByFilm)]))
          .execute(),
      ),
    /** The uploads that are under way, and those that films are made of. */
    underWay: () =>
      liveIds
        .where('state', 'in', ['uploading', 'received', 'processing'])
        .select(['state', 'sizeBytes', 'receivedBytes', 'growing', 'createdBy', 'createdMs', 'usedMs'])
        .execute(),
    /** The recordings that were to be kept until now at the latest. */
    async overdue(nowMs: number): Promise<RecordingId[]> {
      const due = await live.where('retainUntilMs', '<=', nowMs).execute()
      return due.map(({ id }) => id as RecordingId)
    },
    /** The recordings that are still in use though somebody's consent to them was withdrawn. */
    async withdrawn(): Promise<RecordingId[]> {
      const said = live
        .innerJoin('filmedPerson', 'filmedPerson.recordingId', 'recording.id')
        .innerJoin('consent', 'consent.filmedPersonId', 'filmedPerson.id')
      const rows = await said.where('consent.status', '=', 'withdrawn').execute()
      return [...new Set(rows.map(({ id }) => id as RecordingId))]
    },
    discardedIds: async () =>
      idsOf(await store.selectFrom('recording').select('id').where('discardedMs', 'is not', null).execute()),
    /** The discarded ones of which something may be left. */
    notCleared: () =>
      store
        .selectFrom('recording')
        .select(['id', 'cycleId'])
        .where('discardedMs', 'is not', null)
        .where('clearedMs', 'is', null)
        .execute(),
    async insert(row: Insertable<Schema['recording']>) {
      await store
        .insertInto('recording')
        .values({ ...row, ...(await sealedWords(seals, row.id, row)) })
        .execute()
    },
    /** Changes a recording that has not been discarded; answers whether there is one. */
    async update(id: RecordingId, change: Updateable<Schema['recording']>): Promise<boolean> {
      const { numUpdatedRows } = await store
        .updateTable('recording')
        .set({ ...change, ...(await sealedWords(seals, id, change)) })
        .where('id', '=', id)
        .where('discardedMs', 'is', null)
        .executeTakeFirst()
      return numUpdatedRows > 0n
    },
    /** The upload is whole: the recording is received and the work on it is on the list, both or neither. */
    received: (row: RecordingRow, job: Insertable<Schema['job']>) =>
      store.transaction().execute(async step => {
        const change = { state: 'received', receivedBytes: row.sizeBytes, progress: 0 }
        const living = step.updateTable('recording').where('discardedMs', 'is', null)
        const { numUpdatedRows } = await living.set(change).where('id', '=', row.id).executeTakeFirst()
        if (numUpdatedRows > 0n) await addJob(step, job)
      }),
    /** The film is there to be seen, and what follows is on the list, both or neither; answers whether the recording still is. */
    ready: (id: RecordingId, filmJson: string, job: Insertable<Schema['job']>): Promise<boolean> =>
      store.transaction().execute(async step => {
        const change = { state: 'ready', progress: 1, filmJson }
        const living = step.updateTable('recording').where('discardedMs', 'is', null)
        const { numUpdatedRows } = await living.set(change).where('id', '=', id).executeTakeFirst()
        if (numUpdatedRows > 0n) await addJob(step, job)
        return numUpdatedRows > 0n
      }),
    /** Puts a piece of work on the list, unless it is or was there. */
    addJob: (job: Insertable<Schema['job']>) => addJob(store, job),
  }
}

export type RecordingStore = ReturnType<typeof createRecordingStore>

type Words = { fileName?: string | undefined; contextJson?: string | null | undefined }

/** What is written of a recording, sealed with its key; as far as it is given. */
async function sealedWords(seals: Seals, id: string, { fileName, contextJson }: Words): Promise<Words> {
  if (fileName === undefined && !contextJson) return {}
  const { text } = await seals.sealer(sealedIn.recording(id))
  return {
    ...(fileName !== undefined && { fileName: text(fileName) }),
    ...(contextJson && { contextJson: text(contextJson) }),
  }
}

/** A row with its words as they were written; in place of those that cannot be read stands `unreadable`, and the film goes on. */
function openRow(seals: Seals, row: RecordingRow): RecordingRow {
  const opened = (words: string) => seals.openText(sealedIn.recording(row.id), words)
  const contextJson = row.contextJson === null ? null : (opened(row.contextJson) ?? unreadable)
  return { ...row, fileName: opened(row.fileName) ?? unreadable, contextJson }
}

async function addJob(store: Store, job: Insertable<Schema['job']>): Promise<void> {
  const adding = store.insertInto('job').values(job)
  await adding.onConflict(conflict => conflict.columns(['kind', 'subjectId']).doNothing()).execute()
}
