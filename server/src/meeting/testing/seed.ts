import { randomUUID } from 'node:crypto'
import { type Course, MeetingId, RecordingId, type Self, SequenceId } from '@samsyn/shared'
import type { createCourses } from '../../course/course.ts'
import type { createPeople } from '../../person/person.ts'
import type { Store } from '../../store/store.ts'

const atMs = 1_700_000_000_000

/** Two people with a course, and a stranger with a course of their own. */
export async function seed(people: ReturnType<typeof createPeople>, courses: ReturnType<typeof createCourses>) {
  const add = (displayName: string, role: 'worker' | 'supervisor') =>
    people.add({ displayName, role, email: `${randomUUID()}@example.org`, locale: 'da', password: null })
  const worker = await add('Anna Prøve', 'worker')
  const supervisor = await add('Bo Prøve', 'supervisor')
  const stranger = await add('Chris Prøve', 'worker')
  const begin = (workerId: Self['id'], supervisorId: Self['id']) =>
    courses.begin({ workerId, supervisorId, goalQuestion: '', manualVersion: '1' })
  const course = await begin(worker.id, supervisor.id)
  const other = await begin(stranger.id, stranger.id)
  return { worker, supervisor, stranger, cycleId: firstCycle(course), otherCycleId: firstCycle(other) }
}

function firstCycle({ cycles: [cycle] }: Course) {
  if (!cycle) throw new Error('a course begins with rounds')
  return cycle.id
}

/** A film of a round, as the database holds it. */
export async function addFilm(store: Store, cycleId: string, createdBy: string, state = 'ready'): Promise<RecordingId> {
  const id = RecordingId.parse(randomUUID())
  const bytes = { sizeBytes: 1, receivedBytes: 1, progress: 1 }
  const none = { problem: null, filmJson: null, discardedMs: null }
  await store
    .insertInto('recording')
    .values({ ...bytes, ...none, id, cycleId, state, fileName: 'film.mp4', createdBy, createdMs: atMs })
    .execute()
  return id
}

/** A sequence of a film, ready to be shown unless told otherwise. */
export async function addSequence(
  store: Store,
  recordingId: string,
  createdBy: string,
  { kind = 'lookingGood', question = 'Hvad ser du?' } = {},
): Promise<SequenceId> {
  const id = SequenceId.parse(randomUUID())
  const bounds = { startMs: 0, endMs: 1000, position: 0 }
  const times = { createdMs: atMs, changedMs: atMs, releasedMs: null }
  const row = { ...bounds, ...times, id, recordingId, kind, question, dimension: 'contact', title: '', createdBy }
  await store.insertInto('sequence').values(row).execute()
  return id
}

export const newMeetingId = () => MeetingId.parse(randomUUID())
