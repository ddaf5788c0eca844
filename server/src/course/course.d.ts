import { type Course, CourseId, type PersonId } from '@samsyn/shared'
import type { Store } from '../store/store.ts'
export type NewCourse = {
  workerId: PersonId
  supervisorId: PersonId
  goalQuestion: string
  manualVersion: string
}
/** Courses of supervision: who with whom, for how long, and their rounds. */
export declare function createCourses(
  store: Store,
  now: () => number,
): {
  /** Begins a course with its least number of rounds, all planned. */
  begin(draft: NewCourse): Promise<Course>
  byId(id: CourseId): Promise<Course>
  idsOf: (personId: PersonId) => Promise<(string & import('zod').$brand<'CourseId'>)[]>
  listOf(personId: PersonId): Promise<Course[]>
}
export type Courses = ReturnType<typeof createCourses>
