import {
  type CourseId,
  type CycleId,
  type CycleState,
  Film,
  FilmedPersonId,
  FilmedPersonKind,
  FilmProblemCode,
  maySupervise,
  type Recording,
  RecordingContext,
  type RecordingId,
  RecordingState,
} from '@samsyn/shared'
import type { Insertable, Selectable, Updateable } from 'kysely'
import type { Schema } from '../store/schema.ts'
import { type Seals, sealedIn } from '../store/seals.ts'
import { type Store, sealsOf } from '../store/store.ts'

/** A recording's row with where it belongs. */
export type RecordingRow = Selectable<Schema['recording']> & { courseId: CourseId; cycleState: CycleState }

const idsAtOnce = 500
/** The states of a round in which how its film stands can move it. */
const movedByFilm = ['planned', 'recorded', 'consentCheck', 'readyForAnalysis', 'analysing', 'sequencesChosen']
const idsOf = (rows: readonly { id: string }[]) => rows.map(({ id }) => id as RecordingId)

/** The SQL of recordings and of who is in them. A discarded recording is as good as gone: only its row is left. */
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
    /** How much the uploads that are under way, and the films that are made of them, are still to take. */
    async expectedBytes(timesStored: number, growingBytes: number): Promise<number> {
      const under = liveIds.where('state', 'in', ['uploading', 'received', 'processing'])
      const rows = await under.select(['sizeBytes', 'receivedBytes', 'growing']).execute()
      const sizeOf = (row: (typeof rows)[number]) =>
        row.growing === 1 ? Math.max(growingBytes, row.receivedBytes) : row.sizeBytes
      return rows.reduce((sum, row) => sum + timesStored * sizeOf(row) - row.receivedBytes, 0)
    },
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
    persons: (id: RecordingId) => personsOf(store, id),
    person: (id: FilmedPersonId) =>
      store.selectFrom('filmedPerson').selectAll().where('id', '=', id).executeTakeFirst(),
    /** Names somebody in a film that is there; answers whether it is, and the id is nobody's in another film. */
    async putPerson({
      id,
      recordingId,
      kind,
      createdMs,
      ...person
    }: Insertable<Schema['filmedPerson']>): Promise<boolean> {
      const label = (await seals.sealer(sealedIn.recording(recordingId))).text(person.label)
      const { numInsertedOrUpdatedRows = 0n } = await store
        .insertInto('filmedPerson')
        .columns(['id', 'recordingId', 'label', 'kind', 'createdMs'])
        .expression(
          store
            .selectFrom('recording')
            .select(({ val }) => [
              val(id).as('id'),
              'recording.id as recordingId',
              val(label).as('label'),
              val(kind).as('kind'),
              val(createdMs).as('createdMs'),
            ])
            .where('recording.id', '=', recordingId)
            .where('discardedMs', 'is', null),
        )
        .onConflict(conflict =>
          conflict.column('id').doUpdateSet({ label, kind }).where('filmedPerson.recordingId', '=', recordingId),
        )
        .executeTakeFirst()
      return numInsertedOrUpdatedRows > 0n
    },
    /** Takes somebody off the list, and writes what goes along; both or neither. */
    removePerson: (id: FilmedPersonId, along: (step: Store) => Promise<void>) =>
      store.transaction().execute(async step => {
        await along(step)
        await step.deleteFrom('consent').where('filmedPersonId', '=', id).execute()
        await step.deleteFrom('filmedPerson').where('id', '=', id).execute()
      }),
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

/** A row with its words as they were written; those that cannot be read are missing, and the film goes on. */
function openRow(seals: Seals, row: RecordingRow): RecordingRow {
  const opened = (words: string) => seals.openText(sealedIn.recording(row.id), words)
  const contextJson = row.contextJson === null ? null : opened(row.contextJson)
  return { ...row, fileName: opened(row.fileName) ?? '', contextJson }
}

async function addJob(store: Store, job: Insertable<Schema['job']>): Promise<void> {
  const adding = store.insertInto('job').values(job)
  await adding.onConflict(conflict => conflict.columns(['kind', 'subjectId']).doNothing()).execute()
}

async function personsOf(store: Store, recordingId: RecordingId): Promise<Recording['persons']> {
  const rows = await store
    .selectFrom('filmedPerson')
    .leftJoin('consent', join =>
      join.onRef('consent.filmedPersonId', '=', 'filmedPerson.id').on('consent.scope', '=', 'supervision'),
    )
    .select(['filmedPerson.id', 'label', 'kind', 'status'])
    .where('recordingId', '=', recordingId)
    .orderBy('createdMs')
    .orderBy('filmedPerson.id')
    .execute()
  return rows.map(row => ({
    id: FilmedPersonId.parse(row.id),
    label: sealsOf(store).openText(sealedIn.recording(recordingId), row.label) ?? '?',
    kind: FilmedPersonKind.parse(row.kind),
    supervision: (row.status ?? 'pending') as Recording['persons'][number]['supervision'],
  }))
}

/** A row as the contract shows it. Progress is that of the state it is in: arriving, or being made into a film. */
export function recordingOf(
  row: RecordingRow,
  persons: Recording['persons'],
  { watermark, nowMs }: { watermark: boolean; nowMs: number },
): Recording {
  const state = RecordingState.parse(row.state)
  const growing = row.growing === 1
  const isOver = row.retainUntilMs !== null && row.retainUntilMs <= nowMs
  return {
    id: row.id as RecordingId,
    cycleId: row.cycleId as CycleId,
    state,
    fileName: row.fileName,
    sizeBytes: growing ? row.receivedBytes : row.sizeBytes,
    receivedBytes: row.receivedBytes,
    progress: state !== 'uploading' ? row.progress : growing ? 0 : row.receivedBytes / row.sizeBytes,
    problem: FilmProblemCode.nullable().parse(row.problem),
    film: row.filmJson === null ? null : Film.parse(JSON.parse(row.filmJson)),
    persons,
    // One whose time is over is out of sight at once, though it may take a while to be gone.
    playable: state === 'ready' && maySupervise(persons) && !isOver,
    createdMs: row.createdMs,
    growing,
    soundOnly: row.soundOnly === 1,
    context: row.contextJson === null ? null : RecordingContext.parse(JSON.parse(row.contextJson)),
    retainUntilMs: row.retainUntilMs,
    watermark,
  }
}
