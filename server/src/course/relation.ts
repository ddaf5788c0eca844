import type { CourseId, PersonId, Relation, SubjectKind } from '@samsyn/shared'
import type { Store } from '../store/store.ts'

/** How a person is related to a thing, and to which course the thing belongs. */
export type Related = { relation: Relation; courseId: CourseId }
export type RelationOf = (personId: PersonId, kind: SubjectKind, id: string) => Promise<Related | null>

/** Finds the relation of a person to a course, round, recording, sequence or meeting; null for what is another's or does not exist. */
export function createRelationOf(store: Store): RelationOf {
  return async (personId, kind, id) => {
    const course = await courseOf(store, kind, id)
    if (course?.workerId === personId) return { relation: 'worker', courseId: course.id as CourseId }
    if (course?.supervisorId === personId) return { relation: 'supervisor', courseId: course.id as CourseId }
    return null
  }
}

const courses = (store: Store) =>
  store.selectFrom('course').select(['course.id', 'course.workerId', 'course.supervisorId'])

function courseOf(store: Store, kind: SubjectKind, id: string) {
  switch (kind) {
    case 'course':
      return courses(store).where('course.id', '=', id).executeTakeFirst()
    case 'cycle':
      return courses(store)
        .innerJoin('cycle', 'cycle.courseId', 'course.id')
        .where('cycle.id', '=', id)
        .executeTakeFirst()
    case 'recording':
      return courses(store)
        .innerJoin('cycle', 'cycle.courseId', 'course.id')
        .innerJoin('recording', 'recording.cycleId', 'cycle.id')
        .where('recording.id', '=', id)
        .where('recording.discardedMs', 'is', null)
        .executeTakeFirst()
    case 'sequence':
      return courses(store)
        .innerJoin('cycle', 'cycle.courseId', 'course.id')
        .innerJoin('recording', 'recording.cycleId', 'cycle.id')
        .innerJoin('sequence', 'sequence.recordingId', 'recording.id')
        .where('sequence.id', '=', id)
        .where('recording.discardedMs', 'is', null)
        .executeTakeFirst()
    case 'meeting':
      return courses(store)
        .innerJoin('cycle', 'cycle.courseId', 'course.id')
        .innerJoin('meeting', 'meeting.cycleId', 'cycle.id')
        .where('meeting.id', '=', id)
        .executeTakeFirst()
  }
}
