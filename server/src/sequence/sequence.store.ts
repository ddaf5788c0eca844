import {
  type CourseId,
  type CycleId,
  Film,
  type RecordingId,
  type Sequence,
  type SequenceDraft,
  type SequenceId,
  SequenceKind,
} from '@samsyn/shared'
import type { Insertable, Selectable } from 'kysely'
import type { Schema } from '../store/schema.ts'
import { sealedIn } from '../store/seals.ts'
import { type Store, sealsOf } from '../store/store.ts'
import { storedJson, storedOr, unreadable } from '../store/stored.ts'
import { whileFew } from '../store/while-few.ts'

type Row = Selectable<Schema['sequence']>

/** The SQL of sequences. */
export function createSequenceStore(store: Store) {
  const seals = sealsOf(store)

  /** What somebody wrote of a sequence, sealed with the film's key. */
  async function sealed<Words extends { title: string; question: string }>(recordingId: string, words: Words) {
    const { text } = await seals.sealer(sealedIn.recording(recordingId))
    return { ...words, title: text(words.title), question: text(words.question) }
  }

  const opened = (row: Row, words: string) => seals.openText(sealedIn.recording(row.recordingId), words)

  return {
    /** What sequences of a recording are held against: the film's length, the manual, the round and the course. */
    context: (recordingId: RecordingId) => contextOf(store, recordingId),
    async of(recordingId: RecordingId): Promise<Sequence[]> {
      const rows = await store
        .selectFrom('sequence')
        .selectAll()
        .where('recordingId', '=', recordingId)
        .orderBy('position')
        .orderBy('createdMs')
        .execute()
      return rows.map(row => sequenceOf(row, { title: opened(row, row.title), question: opened(row, row.question) }))
    },
    byId: (id: SequenceId) => store.selectFrom('sequence').selectAll().where('id', '=', id).executeTakeFirst(),
    /** Adds one, unless its film has so many; answers whether it was added. */
    async insert(row: Insertable<Schema['sequence']>, most: number): Promise<boolean> {
      const values = await sealed(row.recordingId, row)
      return whileFew(
        store,
        {
          most,
          there: step => step.selectFrom('sequence').select('id').where('recordingId', '=', row.recordingId).execute(),
        },
        step => step.insertInto('sequence').values(values).execute(),
      )
    },
    async change({ id, recordingId, ...written }: SequenceDraft, changedMs: number) {
      const values = { ...(await sealed(recordingId, written)), changedMs }
      await store
        .updateTable('sequence')
        .set(values)
        .where('id', '=', id)
        .where('recordingId', '=', recordingId)
        .execute()
    },
    remove: (recordingId: RecordingId, id: SequenceId) =>
      store.deleteFrom('sequence').where('id', '=', id).where('recordingId', '=', recordingId).execute(),
    place: (ids: readonly SequenceId[]) =>
      store.transaction().execute(async step => {
        for (const [position, id] of ids.entries()) {
          await step.updateTable('sequence').set({ position }).where('id', '=', id).execute()
        }
      }),
    release: (recordingId: RecordingId, releasedMs: number) =>
      store
        .updateTable('sequence')
        .set({ releasedMs })
        .where('recordingId', '=', recordingId)
        .where('releasedMs', 'is', null)
        .execute(),
    hasMeeting: async (recordingId: RecordingId) =>
      (await store.selectFrom('meeting').select('id').where('recordingId', '=', recordingId).executeTakeFirst()) !==
      undefined,
  }
}

async function contextOf(store: Store, recordingId: RecordingId) {
  const row = await store
    .selectFrom('recording')
    .innerJoin('cycle', 'cycle.id', 'recording.cycleId')
    .innerJoin('course', 'course.id', 'cycle.courseId')
    .select(['filmJson', 'cycleId', 'courseId', 'manualVersion'])
    .where('recording.id', '=', recordingId)
    .where('discardedMs', 'is', null)
    .executeTakeFirst()
  return (
    row && {
      durationMs: storedJson(Film, row.filmJson)?.durationMs ?? null,
      manualVersion: row.manualVersion,
      cycleId: row.cycleId as CycleId,
      courseId: row.courseId as CourseId,
    }
  )
}

function sequenceOf(row: Row, { title, question }: { title: string | null; question: string | null }): Sequence {
  const kind = storedOr(SequenceKind, row.kind, null)
  return {
    id: row.id as SequenceId,
    recordingId: row.recordingId as RecordingId,
    startMs: row.startMs,
    endMs: row.endMs,
    // Nothing is called good that nobody called so.
    kind: kind ?? 'lookingCloser',
    dimension: row.dimension,
    title: title ?? unreadable,
    question: question ?? unreadable,
    order: row.position,
    released: row.releasedMs !== null,
    damaged: kind === null || title === null || question === null,
  }
}
