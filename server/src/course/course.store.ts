import { type CourseId, type CycleId, type CycleSummary, DeletionReason, type PersonId, Role } from '@samsyn/shared'
import { cycleStateOf } from '../store/cycle-state.ts'
import { nameIn } from '../store/names.ts'
import type { Schema } from '../store/schema.ts'
import { sealedIn } from '../store/seals.ts'
import { type Store, sealsOf } from '../store/store.ts'
import { storedOr, unreadable } from '../store/stored.ts'

/** The SQL of courses and of their rounds as the overview shows them. */
export function createCourseStore(store: Store) {
  return {
    async insert({ goalQuestion, ...row }: Schema['course']) {
      const { text } = await sealsOf(store).sealer(sealedIn.course(row.id))
      await store
        .insertInto('course')
        .values({ ...row, goalQuestion: text(goalQuestion) })
        .execute()
    },
    insertCycle: (row: Schema['cycle']) => store.insertInto('cycle').values(row).execute(),
    async byId(id: CourseId) {
      const row = await store.selectFrom('course').selectAll().where('id', '=', id).executeTakeFirst()
      return (
        row && { ...row, goalQuestion: sealsOf(store).openText(sealedIn.course(id), row.goalQuestion) ?? unreadable }
      )
    },
    idsOf: async (personId: PersonId) => {
      const rows = await store
        .selectFrom('course')
        .select('id')
        .where(where => where.or([where('workerId', '=', personId), where('supervisorId', '=', personId)]))
        .orderBy('createdMs')
        .execute()
      return rows.map(row => row.id as CourseId)
    },
    ids: async () => {
      const rows = await store.selectFrom('course').select('id').orderBy('createdMs').execute()
      return rows.map(row => row.id as CourseId)
    },
    /** One statement a place: nobody becomes their own supervisor, and who came first has it. */
    handOver: async (id: CourseId, from: PersonId, to: PersonId): Promise<boolean> => {
      const place = (mine: 'workerId' | 'supervisorId', other: 'workerId' | 'supervisorId') =>
        store
          .updateTable('course')
          .set({ [mine]: to })
          .where('id', '=', id)
          .where(mine, '=', from)
          .where(other, '!=', to)
          .executeTakeFirst()
      const changed = [await place('workerId', 'supervisorId'), await place('supervisorId', 'workerId')]
      return changed.some(({ numUpdatedRows }) => numUpdatedRows > 0n)
    },
    /** Whoever has this place; where their role cannot be read, it is that of the place. */
    person: (id: string, place: 'worker' | 'supervisor') =>
      store
        .selectFrom('person')
        .select(['id', 'organisationId', 'displayName', 'role'])
        .where('id', '=', id)
        .executeTakeFirstOrThrow()
        .then(row => ({
          id: row.id as PersonId,
          displayName: nameIn(store, row),
          role: storedOr(Role, row.role, place),
        })),
    cycles: (courseId: CourseId) => cyclesOf(store, courseId),
  }
}

/** The rounds in order, each with its current recording and its newest meeting. */
async function cyclesOf(store: Store, courseId: CourseId): Promise<CycleSummary[]> {
  const rows = await store
    .selectFrom('cycle')
    .selectAll()
    .select(cycle => [
      cycle
        .selectFrom('recording')
        .select('recording.id')
        .whereRef('recording.cycleId', '=', 'cycle.id')
        .where('recording.discardedMs', 'is', null)
        .orderBy('recording.createdMs', 'desc')
        .limit(1)
        .as('recordingId'),
      cycle
        .selectFrom('meeting')
        .select('meeting.id')
        .whereRef('meeting.cycleId', '=', 'cycle.id')
        .where('meeting.state', '!=', 'cancelled')
        .orderBy('meeting.createdMs', 'desc')
        .limit(1)
        .as('meetingId'),
      cycle
        .selectFrom('deletionReceipt')
        .innerJoin('recording', 'recording.id', 'deletionReceipt.recordingId')
        .select('deletionReceipt.reason')
        .whereRef('recording.cycleId', '=', 'cycle.id')
        .orderBy('deletionReceipt.askedMs', 'desc')
        .limit(1)
        .as('deletedFor'),
    ])
    .where('courseId', '=', courseId)
    .orderBy('index')
    .execute()
  const summaryOf = async (row: (typeof rows)[number]): Promise<CycleSummary> => ({
    id: row.id as CycleId,
    courseId,
    index: row.index,
    state: await cycleStateOf(store, row),
    sinceMs: row.sinceMs,
    recordingId: row.recordingId as CycleSummary['recordingId'],
    meetingId: row.meetingId as CycleSummary['meetingId'],
    filmGone:
      row.recordingId || row.deletedFor === null ? null : storedOr(DeletionReason, row.deletedFor, 'unreadable'),
  })
  return Promise.all(rows.map(summaryOf))
}
