import {
  type CourseId,
  type CycleId,
  CycleState,
  type DevelopmentDraft,
  DevelopmentPoint,
  type DevelopmentPointId,
  type DevelopmentStatus,
} from '@samsyn/shared'
import type { Insertable } from 'kysely'
import type { Schema } from '../store/schema.ts'
import type { Store } from '../store/store.ts'

/** The SQL of development points and of the rounds they go through. */
export function createDevelopmentStore(store: Store) {
  return {
    cycle: (id: CycleId) => cycleOf(store, id),
    /** The rounds before this one in its course, the nearest first, each with its newest meeting. */
    before: (courseId: CourseId, index: number) => roundsBefore(store, courseId, index),
    async of(cycleId: CycleId): Promise<DevelopmentPoint[]> {
      const rows = await store
        .selectFrom('developmentPoint')
        .selectAll()
        .where('cycleId', '=', cycleId)
        .orderBy('createdMs')
        .orderBy('id')
        .execute()
      return rows.map(row => DevelopmentPoint.parse(row))
    },
    /** A point with the course it belongs to. */
    find: (id: DevelopmentPointId) =>
      store
        .selectFrom('developmentPoint')
        .innerJoin('cycle', 'cycle.id', 'developmentPoint.cycleId')
        .select(['developmentPoint.cycleId', 'cycle.courseId'])
        .where('developmentPoint.id', '=', id)
        .executeTakeFirst(),
    insert: (row: Insertable<Schema['developmentPoint']>) => store.insertInto('developmentPoint').values(row).execute(),
    change: ({ id, text, dimension, when }: DevelopmentDraft, changedMs: number) =>
      store.updateTable('developmentPoint').set({ text, dimension, when, changedMs }).where('id', '=', id).execute(),
    answer: (id: DevelopmentPointId, status: DevelopmentStatus, followUpCycleId: CycleId | null, changedMs: number) =>
      store.updateTable('developmentPoint').set({ status, followUpCycleId, changedMs }).where('id', '=', id).execute(),
    remove: (cycleId: CycleId, id: DevelopmentPointId) =>
      store.deleteFrom('developmentPoint').where('id', '=', id).where('cycleId', '=', cycleId).execute(),
  }
}

async function cycleOf(store: Store, id: CycleId) {
  const row = await store
    .selectFrom('cycle')
    .innerJoin('course', 'course.id', 'cycle.courseId')
    .select(['cycle.courseId', 'cycle.index', 'cycle.state', 'course.manualVersion'])
    .where('cycle.id', '=', id)
    .executeTakeFirst()
  return row && { ...row, courseId: row.courseId as CourseId, state: CycleState.parse(row.state) }
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
        .orderBy('meeting.createdMs', 'desc')
        .limit(1)
        .as('meetingId'),
    )
    .where('courseId', '=', courseId)
    .where('index', '<', index)
    .orderBy('index', 'desc')
    .execute()
}
