import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AppError, type LogEntry, MeetingId, RecordingId, type RequestName, requests } from '@samsyn/shared'
import { pino } from 'pino'
import { createCourses } from '../../server/src/course/course.ts'
import { createRelationOf } from '../../server/src/course/relation.ts'
import type { RequestHandlers } from '../../server/src/doors/handlers.ts'
import { createRealtime, openRealtimeDoor } from '../../server/src/doors/realtime.ts'
import { createTelling } from '../../server/src/doors/telling.ts'
import { createWatch } from '../../server/src/doors/watch.ts'
import { openTestStore } from '../../server/src/keys/testing/open-test-store.ts'
import { createPeople } from '../../server/src/person/person.ts'
import { createSessions } from '../../server/src/session/session.ts'
import { rightsVersionOf } from '../../server/src/store/store.ts'

/**
 * Our realtime door with everything that it checks (session, schema, relation, right, rate), before a handler that only
 * tells what it was given: what the door itself costs. Prints its port, a meeting and cookies.
 */
const now = () => performance.timeOrigin + performance.now()
const dir = mkdtempSync(join(tmpdir(), 'samsyn-bench-door-'))
process.on('exit', () => rmSync(dir, { recursive: true, force: true }))
process.on('SIGTERM', () => process.exit(0))

const store = await openTestStore(dir)
const people = createPeople(store, now)
const courses = createCourses(store, now)
const sessions = createSessions({ store, secret: 's'.repeat(32), now, personById: people.byId })
const http = createServer()
const io = createRealtime(http, 'http://localhost')
const tell = createTelling(io)
const refuse = () => Promise.reject(new AppError('unavailable'))
const names = Object.keys(requests) as RequestName[]
const none = names.reduce((all, name) => Object.assign(all, { [name]: refuse }), {} as RequestHandlers)
let seq = 0
const log = pino({ level: 'silent' })
const asking = { relationOf: createRelationOf(store), rightsVersion: rightsVersionOf(store) }
openRealtimeDoor(io, {
  refused: () => undefined,
  ...{ log, sessions, now, coursesOf: courses.idsOf, putOut: () => Promise.resolve() },
  watch: createWatch({ log, now, sessions, ...asking }),
  requests: {
    ...none,
    'meeting:enter': ({ payload, connection }) => {
      connection.enter(payload.meetingId)
      return { attendees: [], step: 'sinceLast' }
    },
    'chat:send': ({ payload: { meetingId, id, text, filmMs }, actor }) => {
      const entry: LogEntry = {
        ...{ seq: ++seq, id, meetingId, personId: actor.self.id, atMs: Date.now() },
        fact: { kind: 'chat', text, filmMs },
      }
      tell.meeting('log:appended', { meetingId, entry })
      return entry
    },
  },
})

const person = await people.add({
  displayName: 'Bo',
  role: 'worker',
  email: 'bo@demo.invalid',
  locale: 'da',
  password: null,
})
const course = await courses.begin({
  workerId: person.id,
  supervisorId: person.id,
  goalQuestion: '',
  manualVersion: '1',
})
const meetingId = MeetingId.parse(randomUUID())
await store
  .insertInto('meeting')
  .values({
    ...{ id: meetingId, cycleId: course.cycles[0]?.id ?? '', recordingId: RecordingId.parse(randomUUID()) },
    ...{ state: 'live', step: 'sinceLast', createdBy: person.id, createdMs: 0, startedMs: null, endedMs: null },
  })
  .execute()
http.listen(0, 'localhost')
await once(http, 'listening')
const address = http.address()
const port = address !== null && typeof address === 'object' ? address.port : 0
// Each line has a session of its own: what one session may say a second is not what is measured.
const cookies: string[] = []
for (let count = 0; count < 40; count++) {
  cookies.push(`__Host-samsyn=${sessions.tokenFor(await sessions.begin(person.id))}`)
}
process.stdout.write(`${JSON.stringify({ port, meetingId, cookies })}\n`)
