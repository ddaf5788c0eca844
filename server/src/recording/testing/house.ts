import { randomUUID } from 'node:crypto'
import { EventEmitter, once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import {
  AppError,
  type CourseId,
  type CycleId,
  type NotesFormat,
  type Paper,
  type PersonId,
  type Recording,
  type RecordingId,
  type RecordingState,
  type RouteName,
  routes,
  type Self,
} from '@samsyn/shared'
import { pino } from 'pino'
import { auditKey, openAudit } from '../../audit/audit.ts'
import { createConsents } from '../../consent/consent.ts'
import { createCourses } from '../../course/course.ts'
import { createRelationOf } from '../../course/relation.ts'
import { createCycles } from '../../cycle/cycle.ts'
import type { RouteHandlers } from '../../doors/handlers.ts'
import { createHttpDoor } from '../../doors/http.ts'
import type { Telling } from '../../doors/telling.ts'
import { createWatch } from '../../doors/watch.ts'
import { createLocalFiles } from '../../files/local.ts'
import { openData } from '../../keys/open-data.ts'
import { testMaster } from '../../keys/testing/open-test-store.ts'
import { bytesOf, fileFrom } from '../../notes/file.ts'
import { createPeople } from '../../person/person.ts'
import { createSequences } from '../../sequence/sequence.ts'
import { createSessions } from '../../session/session.ts'
import { createDamaged } from '../../store/damaged.ts'
import { createFileTags } from '../../store/file-tags.ts'
import { rightsVersionOf, type Store } from '../../store/store.ts'
import { wholeTimes } from '../../store/testing/whole-times.ts'
import { createRecordings, type RecordingNeeds } from '../recording.ts'
import { callerFor } from './caller.ts'

/** The master key of every house. */
export const masterKey = testMaster

const nowHere = () => performance.timeOrigin + performance.now()

export type House = Awaited<ReturnType<typeof openHouse>>
export type HouseOptions = {
  ffmpeg?: string
  ffprobe?: string
  retryMs?: number
  freeBytes?: number
  reserveBytes?: number
  maxOrganisationBytes?: number
  retentionDays?: number
  watermark?: boolean
  now?: () => number
  /** Who is in a meeting about a film. */
  inMeeting?: (id: RecordingId, personId: PersonId) => boolean
  /** What takes away what was written about a film. */
  forgetIn?: (store: Store) => (id: RecordingId) => Promise<void>
  keepOriginals?: boolean
  loudness?: 'as-recorded' | 'even'
}

/** Runs a test over a fresh data folder, which is gone afterwards. */
export async function inFolder(test: (dir: string) => Promise<void>): Promise<void> {
  const dir = await mkdtemp(join(tmpdir(), 'samsyn-recording-'))
  try {
    await test(dir)
  } finally {
    await rm(dir, { recursive: true })
  }
}

/** Runs a test in a house over a data folder; it is closed afterwards, and can be opened again. */
export async function inHouseAt<T>(
  dir: string,
  test: (house: House) => Promise<T>,
  options: HouseOptions = {},
): Promise<T> {
  const house = await openHouse(dir, options)
  try {
    return await test(house)
  } finally {
    await house.close()
  }
}

/** Runs a test in a house with a fresh data folder. */
export const inHouse = (test: (house: House) => Promise<void>, options: HouseOptions = {}): Promise<void> =>
  inFolder(dir => inHouseAt(dir, test, options))

/** Everything about recordings over one data folder, served on a free port. Opened again, it is the server restarted. */
async function openHouse(
  dir: string,
  { ffmpeg = 'ffmpeg', ffprobe = 'ffprobe', retryMs = 1, now = nowHere, freeBytes, ...options }: HouseOptions = {},
) {
  const complaints: string[] = []
  const forgotten: RecordingId[] = []
  const log = pino({ level: 'error' }, { write: line => void complaints.push(line) })
  const { store, keys } = await openData(dir, masterKey, { alone: true, plugins: [wholeTimes] })
  const forget = options.forgetIn?.(store) ?? (async (id: RecordingId) => void forgotten.push(id))
  const tags = createFileTags(store)
  const local = await createLocalFiles({ dir: join(dir, 'files'), keys, tags, reserveBytes: options.reserveBytes ?? 0 })
  const files = freeBytes === undefined ? local : { ...local, freeBytes: async () => freeBytes }
  const people = createPeople(store, now)
  const courses = createCourses(store, now)
  const sessions = createSessions({ store, secret: 's'.repeat(32), now, personById: id => people.byId(id) })
  const relationOf = createRelationOf(store)
  const { tell, told, until } = listener()
  const cycleHappened = createCycles(store, now, tell).happened
  const { maxOrganisationBytes = null, retentionDays = null, watermark = false, keepOriginals, loudness } = options
  const inMeeting = async (id: RecordingId, personId: PersonId) => options.inMeeting?.(id, personId) ?? false
  const personLeaves: RecordingNeeds['personLeaves'] = (of, by, step) => consents.remove(of, by, step)
  const fileOf = async (paper: Paper, name: string, format: NotesFormat) =>
    fileFrom(Buffer.from(await bytesOf(paper, format)), name, format)
  const { reserveBytes } = options
  const policy = { reserveBytes, maxOrganisationBytes, retentionDays, watermark, keepOriginals, loudness }
  const tools = {
    ffmpeg,
    ffprobe,
    retryMs,
    ledgerFile: join(dir, 'deletions'),
    ...policy,
    inMeeting,
    fileOf,
    personLeaves,
    secretOf: keys.make,
  }
  const failed = (err: unknown, what?: string) => log.error({ err, what }, 'cannot be taken up')
  const { attempt } = await createDamaged({ store, now, failed })
  const audit = await openAudit({ store, dataDir: dir, key: await keys.make(auditKey), now, failed })
  const needs = {
    store,
    files,
    now,
    log,
    tell,
    relationOf,
    cycleHappened,
    forget,
    attempt,
    vouch: audit.viewed,
    record: audit.within,
  }
  const recordings = createRecordings({ ...needs, ...tools })
  const consents = createConsents({ store, now, record: audit.within, recordings })
  const sequences = createSequences({ store, now, tell, cycleHappened })
  const watch = createWatch({ sessions, relationOf, rightsVersion: rightsVersionOf(store), now, log })

  const door = createHttpDoor({
    refused: audit.refused,
    ...{ log, sessions, watch, relationOf, streams: recordings.streams, upload: recordings.upload },
    routes: { ...refusing(), ...recordings.routes, ...consents.routes, ...sequences.routes },
    ready: async () => [],
    ...{ publicUrl: 'http://localhost', production: false, trustProxy: 0, clientDir: dir },
  })
  const server = createServer(door)
  await recordings.start()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  async function signIn(person: Self) {
    const sessionId = await sessions.begin(person.id)
    return { sessionId, ...callerFor(url, person, sessions.tokenFor(sessionId)) }
  }

  return {
    ...{ url, store, files, recordings, sequences, sessions, told, until, signIn },
    /** Films of which nothing more is to be told. */
    forgotten,
    /** What was logged as an error. */
    complaints,
    /** A worker and a supervisor in a course of their own, both signed in, and its first round. */
    async newCourse() {
      const worker = await people.add(personNamed('worker'))
      const supervisor = await people.add(personNamed('supervisor'))
      const course = await courses.begin({
        ...{ workerId: worker.id, supervisorId: supervisor.id },
        ...{ goalQuestion: '', manualVersion: 'minraadgivningspartner@1.0.0' },
      })
      const [first, second] = course.cycles
      if (!first || !second) throw new Error('a course has rounds')
      return {
        ...{ courseId: course.id, cycleId: first.id, otherCycleId: second.id },
        ...{ worker: await signIn(worker), supervisor: await signIn(supervisor) },
      }
    },
    /** How a recording stands once it is in that state. */
    whenIn: (state: RecordingState, id: RecordingId): Promise<Recording> =>
      until(async () => {
        const recording = await recordings.get(id)
        return recording.state === state ? recording : null
      }),
    async stateOf(cycleId: CycleId): Promise<string> {
      const row = store.selectFrom('cycle').select('state').where('id', '=', cycleId)
      return (await row.executeTakeFirstOrThrow()).state
    },
    async close() {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
      await watch.close()
      await recordings.close()
      await audit.close()
      await store.destroy()
    },
  }
}

function personNamed(role: 'worker' | 'supervisor') {
  return { displayName: role, email: `${randomUUID()}@example.org`, role, locale: 'da' as const, password: null }
}

function refusing(): RouteHandlers {
  const refuse = () => Promise.reject(new AppError('unavailable'))
  const none: Partial<RouteHandlers> = {}
  for (const name of Object.keys(routes) as RouteName[]) none[name] = refuse
  return none as RouteHandlers
}

type Told = { courseId: CourseId; name: string; payload: unknown }

/** Hears every fact that is told to a course. */
function listener() {
  const told: Told[] = []
  const news = new EventEmitter()
  const tell: Telling = {
    meeting: () => {},
    course(courseId, name, payload) {
      told.push({ courseId, name, payload })
      news.emit('told')
    },
  }
  /** The first answer that is not null, asked anew after every fact. */
  async function until<T>(ask: () => Promise<T | null>): Promise<T> {
    for (;;) {
      const next = once(news, 'told')
      const answer = await ask()
      if (answer !== null) return answer
      await next
    }
  }
  return { tell, told, until }
}
