import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type DocumentName, MeetingId, type Self, type SessionId } from '@samsyn/shared'
import { pino } from 'pino'
import { createCourses } from '../../course/course.ts'
import { createRelationOf } from '../../course/relation.ts'
import { openCollabDoor } from '../../doors/collab.ts'
import { cookieFor } from '../../doors/cookie.ts'
import { createRealtime } from '../../doors/realtime.ts'
import { createWatch } from '../../doors/watch.ts'
import { openTestStore } from '../../keys/testing/open-test-store.ts'
import { createPeople } from '../../person/person.ts'
import { createSessions } from '../../session/session.ts'
import { rightsVersionOf } from '../../store/store.ts'
import { createDocuments } from '../documents.ts'
import type { HistoryLimits } from '../history.ts'

export type Options = {
  port?: number
  maxBytes?: number
  beatMs?: number
  leavingMs?: number
  historyLimits?: HistoryLimits
  /** Nothing is looked at that production doesn't look at. */
  isMeasured?: boolean
}

/** A running server with the collaboration door on a data folder, as `app.ts` would wire it. */
export async function openHouse(
  dataDir: string,
  { port = 0, maxBytes, beatMs, leavingMs, historyLimits, isMeasured }: Options = {},
) {
  const now = () => performance.timeOrigin + performance.now()
  const log = pino({ level: process.env.LOG_LEVEL ?? 'silent' })
  const store = await openTestStore(dataDir, isMeasured ? [] : undefined)
  const people = createPeople(store, now)
  const courses = createCourses(store, now)
  const sessions = createSessions({
    store,
    secret: 'a secret of the tests, long enough',
    now,
    personById: people.found,
  })
  const relationOf = createRelationOf(store)
  const limits = { ...(maxBytes && { maxBytes }), ...(historyLimits && { historyLimits }) }
  const documents = createDocuments({ store, now, log, ...limits })
  const http = createServer()
  const publicUrl = 'http://samsyn.example'
  const io = createRealtime(http, publicUrl)
  const watch = createWatch({ sessions, relationOf, rightsVersion: rightsVersionOf(store), now, log })
  const door = openCollabDoor(http, {
    refused: () => undefined,
    ...{ sessions, watch, documents, log, publicUrl },
    // Whoever tests many at once has few sessions.
    documentsAtOnce: Number.POSITIVE_INFINITY,
    ...(beatMs && { beatMs }),
    ...(leavingMs && { leavingMs }),
  })
  await new Promise<void>(listening => http.listen(port, '127.0.0.1', listening))

  return {
    store,
    sessions,
    documents,
    relationOf,
    url: `ws://127.0.0.1:${(http.address() as AddressInfo).port}/collab`,
    port: (http.address() as AddressInfo).port,
    addPerson: (displayName: string, role: 'worker' | 'supervisor') =>
      people.add({ displayName, role, locale: 'da', password: null, email: `${randomUUID()}@example.org` }),
    /** A meeting of a new course of these two. */
    async addMeeting(worker: Self, supervisor: Self): Promise<DocumentName> {
      const people = { workerId: worker.id, supervisorId: supervisor.id }
      const course = await courses.begin({ ...people, goalQuestion: 'Hvordan?', manualVersion: 'test@1' })
      const meetingId = MeetingId.parse(randomUUID())
      const times = { createdMs: 0, startedMs: null, endedMs: null }
      const about = { cycleId: course.cycles[0]?.id ?? '', recordingId: randomUUID(), createdBy: supervisor.id }
      const row = { id: meetingId, state: 'arranged', step: 'sinceLast', ...about, ...times }
      await store.insertInto('meeting').values(row).execute()
      return { kind: 'notes', meetingId }
    },
    async signIn(person: Self): Promise<{ sessionId: SessionId; cookie: string }> {
      const sessionId = await sessions.begin(person.id)
      const [cookie] = cookieFor(sessions.tokenFor(sessionId)).split(';')
      return { sessionId, cookie: cookie ?? '' }
    },
    async close() {
      await door.close()
      await watch.close()
      await documents.close()
      await io.close()
      await store.destroy()
    },
  }
}

export type House = Awaited<ReturnType<typeof openHouse>>
