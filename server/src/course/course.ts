import { randomUUID } from 'node:crypto'
import { AppError, type Course, CourseId, type PersonId } from '@samsyn/shared'
import type { Store } from '../store/store.ts'
import { createCourseStore } from './course.store.ts'

const weekMs = 7 * 24 * 60 * 60_000

export type NewCourse = { workerId: PersonId; supervisorId: PersonId; goalQuestion: string; manualVersion: string }

/** Courses of supervision: who with whom, for how long, and their rounds. */
export function createCourses(store: Store, now: () => number) {
  const courses = createCourseStore(store)
  const limits = { cyclesMin: 5, cyclesMax: 10, lengthMs: 22 * weekMs }

  return {
    /** Begins a course with its least number of rounds, all planned. */
    async begin(draft: NewCourse): Promise<Course> {
      const createdMs = Math.round(now())
      const { lengthMs, ...bounds } = limits
      const id = CourseId.parse(randomUUID())
      await courses.insert({ ...draft, ...bounds, id, startMs: createdMs, endMs: createdMs + lengthMs, createdMs })
      for (let index = 1; index <= bounds.cyclesMin; index++) {
        await courses.insertCycle({
          id: randomUUID(),
          courseId: id,
          index,
          state: 'planned',
          sinceMs: createdMs,
          createdMs,
        })
      }
      return this.byId(id)
    },
    async byId(id: CourseId): Promise<Course> {
      const row = await courses.byId(id)
      if (!row) throw new AppError('not-found', 'no such course')
      const { workerId, supervisorId, createdMs: _, ...rest } = row
      const [worker, supervisor, cycles] = await Promise.all([
        courses.person(workerId, 'worker'),
        courses.person(supervisorId, 'supervisor'),
        courses.cycles(id),
      ])
      return { ...rest, id, worker, supervisor, cycles }
    },
    idsOf: courses.idsOf,
    /** Every course there is. */
    async list(): Promise<Course[]> {
      return Promise.all((await courses.ids()).map(id => this.byId(id)))
    },
    /** Puts one person in another's place in a course, whichever it is; false when there is no such place. */
    handOver: courses.handOver,
    async listOf(personId: PersonId): Promise<Course[]> {
      const ids = await courses.idsOf(personId)
      return Promise.all(ids.map(id => this.byId(id)))
    },
  }
}

export type Courses = ReturnType<typeof createCourses>
