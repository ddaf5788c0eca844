import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Sfu } from '@samsyn/sfu'
import { AppError, type RecordingId, type RequestName, requests, type Self, Sequence } from '@samsyn/shared'
import { expect } from 'chai'
import { pino } from 'pino'
import { createCourses } from '../../course/course.ts'
import { createRelationOf } from '../../course/relation.ts'
import { createCycles } from '../../cycle/cycle.ts'
import type { RequestHandlers } from '../../doors/handlers.ts'
import { createRealtime, openRealtimeDoor } from '../../doors/realtime.ts'
import { createTelling } from '../../doors/telling.ts'
import { createWatch } from '../../doors/watch.ts'
import { openTestStore } from '../../keys/testing/open-test-store.ts'
import { logRequests } from '../../log/log.door.ts'
import { createLog } from '../../log/log.ts'
import { mediaRequests } from '../../media/media.door.ts'
import { createMedia } from '../../media/media.ts'
import { createPeople } from '../../person/person.ts'
import { playbackRequests } from '../../playback/playback.door.ts'
import { createPlayback } from '../../playback/playback.ts'
import { sessionRequests } from '../../session/session.door.ts'
import { createSessions } from '../../session/session.ts'
import { createDamaged } from '../../store/damaged.ts'
import { rightsVersionOf, type Store } from '../../store/store.ts'
import { meetingRequests } from '../meeting.door.ts'
import { createMeetings } from '../meeting.ts'
import { connectAs } from './client.ts'
import { addFilm, addSequence, newMeetingId, seed } from './seed.ts'

export type House = Awaited<ReturnType<typeof build>>
type Options = { graceMs?: number; sfu?: Sfu; heldAfterMs?: number; now?: () => number }

/** Runs a test in a house with a fresh database and a real realtime door; both are gone afterwards. */
export function withHouse(test: (house: House) => Promise<void>, options: Options = {}): Promise<void> {
  return withHouses(async open => test(await open(options)))
}

/** The same for a test that opens one house after the other over the same database. */
export async function withHouses(test: (open: (options?: Options) => Promise<House>) => Promise<void>) {
  const dir = await mkdtemp(join(tmpdir(), 'samsyn-meeting-'))
  const failures: unknown[] = []
  const houses: House[] = []
  try {
    await test(async (options = {}) => {
      const house = await build(dir, options, failures)
      houses.push(house)
      return house
    })
  } finally {
    for (const house of houses) await house.close()
    await rm(dir, { recursive: true })
  }
  expect(failures).to.deep.equal([])
}

const nowHere = () => performance.timeOrigin + performance.now()

/** Two who are together for a moment have met, unless a test is about how long that takes. */
async function build(dir: string, options: Options, failures: unknown[]) {
  const { graceMs = 60_000, heldAfterMs = 0, now = nowHere, sfu } = options
  const store = await openTestStore(dir)
  const people = createPeople(store, now)
  const courses = createCourses(store, now)
  const sessions = createSessions({
    store,
    secret: 's'.repeat(32),
    now,
    personById: people.found,
  })
  const http = createServer()
  const io = createRealtime(http, 'http://localhost')
  const tell = createTelling(io)
  const relationOf = createRelationOf(store)
  const consent = { given: true }
  const log = createLog({ store, now, tell })
  const failed = (error: unknown) => void failures.push(error)
  const { attempt } = await createDamaged({ store, now, failed })
  const rounds = createCycles(store, now, tell)
  const meetings = createMeetings({
    store,
    now,
    tell,
    append: log.append,
    lastEntry: log.last,
    entriesOf: meetingId => log.since(meetingId, 0),
    cycleHappened: rounds.happened,
    rounds,
    heldAfterMs,
    sequencesOf: recordingId => sequencesOf(store, recordingId),
    releaseSequences: recordingId => release(store, recordingId),
    playable: () => Promise.resolve(consent.given),
    nextStepOf: () => Promise.resolve('Vi øver pauser'),
    failed,
    attempt,
    graceMs,
  })
  const playback = createPlayback({
    ...{ store, now, tell, append: log.append, lastEntry: log.last, failed, present: meetings.present },
    maySteer: async (meetingId, personId) => (await relationOf(personId, 'meeting', meetingId)) !== null,
  })
  meetings.onAttendance((meetingId, personId, change) => {
    if (change === 'gone') void playback.forget(meetingId, personId).catch(failed)
  })
  meetings.onOver(meetingId => void playback.letGo(meetingId).catch(failed))
  const media = sfu && createMedia({ sfu, tell, entered: meetings.entered })
  meetings.onVacated((connectionId, meetingId) => media?.leave(connectionId, meetingId))
  const silent = pino({ level: 'silent' })
  const watch = createWatch({ sessions, relationOf, rightsVersion: rightsVersionOf(store), now, log: silent })
  openRealtimeDoor(io, {
    refused: () => undefined,
    log: silent,
    sessions,
    now,
    watch,
    coursesOf: courses.idsOf,
    putOut: meetings.leave,
    requests: {
      ...noRequests(),
      ...sessionRequests(),
      ...logRequests(log),
      ...meetingRequests(meetings),
      ...playbackRequests(playback, now),
      ...(media && mediaRequests(media)),
    },
  })
  await meetings.start()
  await new Promise<void>(resolve => http.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`
  const present = await seed(people, courses)

  let closing: Promise<void> | null = null
  async function closeAll() {
    await meetings.close()
    await io.close()
    await watch.close()
    await playback.close()
    await store.destroy()
  }

  return {
    ...present,
    url,
    /** How many connections there are. */
    connections: () => promisify(http.getConnections.bind(http))(),
    sessions,
    courses,
    tell,
    store,
    log,
    meetings,
    playback,
    consent,
    /** What went wrong that nobody was told of; a test that expects it takes it out. */
    failures,
    close: () => {
      closing ??= closeAll()
      return closing
    },
    connect: async (self: Self) => connectAs(self, url, sessions.tokenFor(await sessions.begin(self.id))),
    /** A meeting about a film with one sequence, arranged by the supervisor. */
    async arrange() {
      const recordingId = await addFilm(store, present.cycleId, present.worker.id)
      const sequenceId = await addSequence(store, recordingId, present.supervisor.id)
      const { id } = await meetings.arrange(present.cycleId, newMeetingId(), present.supervisor.id)
      return { meetingId: id, recordingId, sequenceId }
    },
    /** Where a round stands; without an id, the one of the two. */
    cycleState: async (id = present.cycleId) =>
      (await store.selectFrom('cycle').select('state').where('id', '=', id).executeTakeFirstOrThrow()).state,
  }
}

/** Every request of the table, refused: what a house without its other nouns answers. */
function noRequests(): RequestHandlers {
  const refuse = () => Promise.reject(new AppError('unavailable'))
  const names = Object.keys(requests) as RequestName[]
  return names.reduce((all, name) => Object.assign(all, { [name]: refuse }), {} as RequestHandlers)
}

async function sequencesOf(store: Store, recordingId: RecordingId): Promise<Sequence[]> {
  const rows = await store.selectFrom('sequence').selectAll().where('recordingId', '=', recordingId).execute()
  return rows.map(row =>
    Sequence.parse({ ...row, order: row.position, released: row.releasedMs !== null, damaged: false }),
  )
}

const release = (store: Store, recordingId: RecordingId) =>
  store.updateTable('sequence').set({ releasedMs: 1 }).where('recordingId', '=', recordingId).execute()
