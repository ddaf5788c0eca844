import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  AppError,
  type CycleId,
  type Recording,
  type RecordingId,
  type RecordingState,
  type RouteName,
  routes,
  type Self,
} from '@samsyn/shared'
import type { RouteHandlers } from '../../doors/handlers.ts'
import { createHttpDoor } from '../../doors/http.ts'
import { createCallers } from '../../session/callers.ts'
import { createKnownBrowsers } from '../../session/known-browsers.ts'
import { callerFor } from './caller.ts'
import { type HouseOptions, wire } from './wiring.ts'

export { type HouseOptions, masterKey } from './wiring.ts'

export type House = Awaited<ReturnType<typeof openHouse>>

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
async function openHouse(dir: string, options: HouseOptions) {
  const nouns = await wire(dir, options)
  const { store, files, people, courses, sessions, heard, audit, recordings, sequences, watch } = nouns
  const { url, server } = await serve(dir, nouns)

  async function signIn(person: Self) {
    const sessionId = await sessions.begin(person.id)
    return { sessionId, ...callerFor(url, person, sessions.tokenFor(sessionId)) }
  }

  return {
    ...{ url, store, files, recordings, sequences, sessions, signIn },
    ...{
      told: heard.told,
      analysed: heard.analysed,
      until: heard.until,
      forgotten: nouns.forgotten,
      complaints: nouns.complaints,
    },
    /** How many lines and answers are watched over. */
    watched: watch.count,
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
      heard.until(async () => {
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

/** Opens the HTTP door on the nouns, on a free port; what they do not answer is refused. */
async function serve(dir: string, nouns: Awaited<ReturnType<typeof wire>>) {
  const { log, sessions, watch, relationOf, recordings, consents, sequences } = nouns
  const door = createHttpDoor({
    refused: nouns.audit.refused,
    callerOf: createCallers({ sessions, knownBrowsers: createKnownBrowsers('s'.repeat(32), Date.now) }),
    ...{ requestsPerSecond: 100_000, now: Date.now },
    ...{ log, sessions, watch, relationOf, streams: recordings.streams, upload: recordings.upload },
    routes: { ...refusing(), ...recordings.routes, ...consents.routes, ...sequences.routes },
    ready: async () => [],
    loggedOutElsewhere: async () => {},
    ...{ publicUrl: 'http://localhost', production: false, trustProxy: 0, clientDir: dir },
  })
  const server = createServer(door)
  await recordings.start()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
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
