import { AppError } from '@samsyn/shared'
import type { RouteHandlers } from '../doors/handlers.ts'
import type { Courses } from './course.ts'

/** Which routes show courses. */
export function courseRoutes(courses: Courses): RouteHandlers<'course:list' | 'course:of-cycle'> {
  return {
    'course:list': ({ actor }) => courses.listOf(actor.self.id),
    'course:of-cycle': async ({ actor }) => {
      if (!actor.courseId) throw new AppError('not-found')
      return courses.byId(actor.courseId)
    },
  }
}
