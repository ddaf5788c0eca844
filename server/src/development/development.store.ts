import {
  type CourseId,
  type CycleId,
  type DevelopmentDraft,
  type DevelopmentPoint,
  type DevelopmentPointId,
  DevelopmentStatus,
} from '@samsyn/shared'
import type { Insertable, Selectable } from 'kysely'
import { cycleStateOf } from '../store/cycle-state.ts'
import type { Schema } from '../store/schema.ts'
import { sealedIn } from '../store/seals.ts'
import { type Store, sealsOf } from '../store/store.ts'
import { storedOr, unreadable } from '../store/stored.ts'
import { whileFew } from '../store/while-few.ts'

/** The SQL of development points and of the rounds they go through. */
export function createDevelopmentStore(store: Store) {
  const seals = sealsOf(store)

  /** What is agreed in a round, sealed with the key of its course. */
  async function sealedText(cycleId: string, text: string): Promise<string> {
    const { courseId } = await store
      .selectFrom('cycle')
      .select('courseId')
      .where('id', '=', cycleId)
      .executeTakeFirstOrThrow()
    return (await seals.sealer(sealedIn.course(courseId))).text(text)
  }

  return {
    cycle: (id: CycleId) => cycleOf(store, id),
    /** The rounds before this one in its course, the nearest first, each with its newest meeting. */
    before: (courseId: CourseId, index: number) => roundsBefore(store, courseId, index),
    async of(cycleId: CycleId): Promise<DevelopmentPoint[]> {
      const rows = await store
        .selectFrom('developmentPoint')
        .innerJoin('cycle', 'cycle.id', 'developmentPoint.cycleId')
        .selectAll('developmentPoint')
        .select('cycle.courseId')
        .where('cycleId', '=', cycleId)
        .orderBy('developmentPoint.createdMs')
        .orderBy('developmentPoint.id')
        .execute()
      const opened = ({ courseId, text }: { courseId: string; text: string }) =>
        seals.openText(sealedIn.course(courseId), text)
      return rows.map(row => pointOf(row, opened(row)))
    },
    /** A point with the course it belongs to. */
    find: (id: DevelopmentPointId) =>
      store
        .selectFrom('developmentPoint')
        .innerJoin('cycle', 'cycle.id', 'developmentPoint.cycleId')
        .select(['developmentPoint.cycleId', 'cycle.courseId'])
        .where('developmentPoint.id', '=', id)
        .executeTakeFirst(),
    /** Adds one, unless its round has so many; answers whether it was added. */
    async insert({ text, ...row }: Insertable<Schema['developmentPoint']>, most: number): Promise<boolean> {
      const values = { ...row, text: await sealedText(row.cycleId, text) }
      return whileFew(
        store,
        {
          most,
          there: step => step.selectFrom('developmentPoint').select('id').where('cycleId', '=', row.cycleId).execute(),
        },
        step => step.insertInto('developmentPoint').values(values).execute(),
      )
    },
    async change({ id, cycleId, text, dimension, when }: DevelopmentDraft, changedMs: number) {
      const sealed = { text: await sealedText(cycleId, text), dimension, when, changedMs }
      await store.updateTable('developmentPoint').set(sealed).where('id', '=', id).execute()
    },
    answer: (id: DevelopmentPointId, status: DevelopmentStatus, followUpCycleId: CycleId | null, changedMs: number) =>
      store.updateTable('developmentPoint').set({ status, followUpCycleId, changedMs }).where('id', '=', id).execute(),
    remove: (cycleId: CycleId, id: DevelopmentPointId) =>
      store.deleteFrom('developmentPoint').where('id', '=', id).where('cycleId', '=', cycleId).execute(),
  }
}

function pointOf(
  { dimension, when, ...row }: Selectable<Schema['developmentPoint']>,
  text: string | null,
): DevelopmentPoint {
  const status = storedOr(DevelopmentStatus, row.status, null)
  return {
    ...{ id: row.id as DevelopmentPointId, cycleId: row.cycleId as CycleId, text: text ?? unreadable, dimension, when },
    ...{ status: status ?? 'active', followUpCycleId: row.followUpCycleId as CycleId | null },
    damaged: status === null || text === null,
  }
}

async function cycleOf(store: Store, id: CycleId) {
  const row = await store
    .selectFrom('cycle')
    .innerJoin('course', 'course.id', 'cycle.courseId')
    .select(['cycle.id', 'cycle.courseId', 'cycle.index', 'cycle.state', 'course.manualVersion'])
    .where('cycle.id', '=', id)
    .executeTakeFirst()
  return row && { ...row, courseId: row.courseId as CourseId, state: await cycleStateOf(store, row) }
}

function roundsBefore(store: Store, courseId: CourseId, index: number) {
  return store
    .selectFrom('cycle')
    .select(['id', 'index'])
    .select(cycle =>
      cycle
        .selectFrom('meeting')
        .select('meeting.id')
        .whereRef('meeting.cycleId', '=', 'cycle.id')
        .where('meeting.state', '!=', 'cancelled')
        .orderBy('meeting.createdMs', 'desc')
        .limit(1)
        .as('meetingId'),
    )
    .where('courseId', '=', courseId)
    .where('index', '<', index)
    .orderBy('index', 'desc')
    .execute()
}
