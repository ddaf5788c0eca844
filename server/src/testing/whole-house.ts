import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Readable } from 'node:stream'
import { type CourseId, type CycleId, MeetingId, RecordingId, type Self } from '@samsyn/shared'
import { pino } from 'pino'
import { createApp } from '../app.ts'
import { readConfig } from '../config.ts'
import { openData } from '../keys/open-data.ts'
import { testMaster } from '../keys/testing/open-test-store.ts'
import { connectAs } from '../meeting/testing/client.ts'
import { shownOf } from '../recording/keys.ts'
import { callerFor } from '../recording/testing/caller.ts'
import { secrets } from './real-server.ts'

export type WholeHouse = Awaited<ReturnType<typeof open>>

/** Runs a test in the whole server as it is run, with its real SFU, in this process and on a free port. */
export async function withWholeHouse(
  test: (house: WholeHouse) => Promise<void>,
  settings: Record<string, string> = {},
): Promise<void> {
  const dir = await mkdtemp(join(tmpdir(), 'samsyn-house-'))
  const house = await open(dir, settings)
  try {
    await test(house)
  } finally {
    await house.leave()
    await house.app.close()
    await rm(dir, { recursive: true, force: true })
  }
}

async function open(dataDir: string, settings: Record<string, string>) {
  const { MEDIASOUP_WORKER_BIN, LOG_LEVEL = 'silent' } = process.env
  const config = readConfig({
    ...{ HOST: '127.0.0.1', PORT: '0', DATA_DIR: dataDir, DEMO: 'false', MEDIASOUP_WORKER_BIN },
    ...{ MASTER_KEY: secrets.masterKey, SESSION_SECRET: secrets.sessionSecret },
    // What is tried a thousand times in a row is not about how often it may be tried.
    MAX_REQUESTS_PER_SECOND: '100000',
    ...settings,
  })
  const app = await createApp(config, pino({ level: LOG_LEVEL }))
  const url = `http://127.0.0.1:${app.open()}`
  // Beside the server, as another process would.
  const { store } = await openData(dataDir, testMaster, { alone: false })
  const closeApp = app.close
  app.close = async () => {
    await store.destroy()
    await closeApp()
  }
  const leavers: (() => unknown)[] = []
  const { sessions, people, courses, files } = app.nouns

  const newPerson = (role: 'worker' | 'supervisor') =>
    people.add({ displayName: role, email: `${randomUUID()}@example.org`, role, locale: 'da', password: null })

  /** A film that may be seen, of so many bytes that are no picture. */
  async function addFilm(cycleId: CycleId, createdBy: string, bytes: number) {
    const id = RecordingId.parse(randomUUID())
    const filmedPersonId = randomUUID()
    const atMs = Date.now()
    const size = { sizeBytes: bytes, receivedBytes: bytes, progress: 1 }
    const none = { problem: null, filmJson: null, discardedMs: null }
    await store
      .insertInto('recording')
      .values({ ...size, ...none, id, cycleId, state: 'ready', fileName: 'film.mp4', createdBy, createdMs: atMs })
      .execute()
    const filmed = { id: filmedPersonId, recordingId: id, label: 'Ung', kind: 'youngPerson', createdMs: atMs }
    await store.insertInto('filmedPerson').values(filmed).execute()
    const given = { filmedPersonId, scope: 'supervision', status: 'given', statedBy: createdBy, statedMs: atMs }
    await store.insertInto('consent').values(given).execute()
    await files.append(shownOf(id, 'film'), Readable.from([Buffer.alloc(bytes, 7)]), 0)
    return id
  }

  async function addMeeting(cycleId: CycleId, recordingId: RecordingId, createdBy: string) {
    const id = MeetingId.parse(randomUUID())
    const times = { createdMs: Date.now(), startedMs: null, endedMs: null }
    await store
      .insertInto('meeting')
      .values({ ...times, id, cycleId, recordingId, createdBy, state: 'arranged', step: 'sinceLast' })
      .execute()
    return id
  }

  function beside<T>(work: (database: DatabaseSync) => T): T {
    const database = new DatabaseSync(join(dataDir, 'samsyn.db'))
    try {
      return work(database)
    } finally {
      database.close()
    }
  }

  return {
    ...{ app, url, store, newPerson, addFilm },
    /** To be called when the test is over, however it ends. */
    leaving: (leave: () => unknown) => void leavers.push(leave),
    leave: async () => void (await Promise.all(leavers.map(leave => leave()))),
    /** What another process does with the same database. */
    beside,
    /** What another process writes to the same database. */
    elsewhere: (statement: string, ...values: (string | number | null)[]) =>
      void beside(database => database.prepare(statement).run(...values)),
    /** Two people with a course, a film of so many bytes, and a meeting about it. */
    async pair(filmBytes: number) {
      const [worker, supervisor] = [await newPerson('worker'), await newPerson('supervisor')]
      const between = { workerId: worker.id, supervisorId: supervisor.id }
      const course = await courses.begin({ ...between, goalQuestion: '', manualVersion: '1' })
      const [first] = course.cycles
      if (!first) throw new Error('a course begins with rounds')
      const recordingId = await addFilm(first.id, worker.id, filmBytes)
      const meetingId = await addMeeting(first.id, recordingId, supervisor.id)
      return { worker, supervisor, courseId: course.id as CourseId, cycleId: first.id, recordingId, meetingId }
    },
    /** A new session of this person, with everything it can be used for. */
    async signIn(self: Self) {
      const sessionId = await sessions.begin(self.id)
      const token = sessions.tokenFor(sessionId)
      const caller = callerFor(url, self, token)
      return { ...caller, sessionId, connect: () => connectAs(self, url, token) }
    },
  }
}
