import { CourseId, type Note } from '@samsyn/shared'
import { now } from '../clock.ts'
import type { Config } from '../config.ts'
import { createCourses } from '../course/course.ts'
import { demoManual } from '../demo/cast.ts'
import type { Store } from '../store/store.ts'
import { InputError, requireText } from './input.ts'
import { openPerson, personBy } from './people.ts'

type Values = Record<string, unknown>

export async function beginCourse(store: Store, values: Values, config: Config): Promise<string> {
  const { self: worker } = await openPerson(store, values, 'worker', config)
  const { self: supervisor } = await openPerson(store, values, 'supervisor', config)
  const goalQuestion = typeof values.question === 'string' ? values.question : ''
  const course = { workerId: worker.id, supervisorId: supervisor.id, goalQuestion, manualVersion: demoManual }
  const { id, cycles } = await createCourses(store, now).begin(course)
  return `${worker.displayName} and ${supervisor.displayName} have begun a course of ${cycles.length} rounds: ${id}`
}

export async function listCourses(store: Store): Promise<string> {
  const courses = await createCourses(store, now).list()
  return courses
    .map(({ id, worker, supervisor }) => `${id}  ${worker.displayName}, ${supervisor.displayName}`)
    .join('\n')
}

export async function handOver(store: Store, values: Values, config: Config, note: Note): Promise<string> {
  const id = CourseId.safeParse(requireText(values, 'course'))
  if (!id.success) throw new InputError('--course must be an id that "npm run samsyn -- courses" prints.')
  const { self: from } = await personBy(store, values, 'from')
  const { self: to } = await openPerson(store, values, 'to', config)
  if (from.role !== to.role) throw new InputError(`${to.displayName} is not a ${from.role}, as ${from.displayName} is.`)
  const handed = await createCourses(store, now).handOver(id.data, from.id, to.id)
  if (!handed) throw new InputError(`${from.displayName} is not in that course, or ${to.displayName} is already.`)
  await note({ kind: 'handed-over', subjectId: id.data, detail: `${from.id} to ${to.id}` })
  return `${to.displayName} has taken over from ${from.displayName}, who can see nothing of the course any more.`
}
