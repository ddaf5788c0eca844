import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AppError, type AuditEvent, type RouteName, routes, type SessionId } from '@samsyn/shared'
import { pino } from 'pino'
import { courseRoutes } from '../../course/course.door.ts'
import { createCourses } from '../../course/course.ts'
import { createRelationOf } from '../../course/relation.ts'
import type { RouteHandlers } from '../../doors/handlers.ts'
import { createHttpDoor, type HttpDoor } from '../../doors/http.ts'
import { createWatch } from '../../doors/watch.ts'
import { openTestStore } from '../../keys/testing/open-test-store.ts'
import { personRoutes } from '../../person/person.door.ts'
import { createPeople } from '../../person/person.ts'
import { rightsVersionOf } from '../../store/store.ts'
import { createAttempts } from '../attempts.ts'
import { createCallers } from '../callers.ts'
import { createKnownBrowsers } from '../known-browsers.ts'
import { createLinks } from '../link.ts'
import { createLoggedOutElsewhere } from '../logged-out-elsewhere.ts'
import { createOrganisation, type Provider } from '../organisation.ts'
import { passkeyRoutes } from '../passkey.door.ts'
import { createPasskeys } from '../passkey.ts'
import { createPasskeyRequired, type RequiredOf } from '../passkey-required.ts'
import { placeRoutes } from '../places.door.ts'
import { createProof } from '../proof.ts'
import { sessionRoutes } from '../session.door.ts'
import { createSessions } from '../session.ts'
import { Caller } from './caller.ts'

const samsynUrl = 'https://samsyn.example.org'
const secret = 'a secret that is only used in these tests'
export const ane = {
  displayName: 'Ane Opdigt',
  email: 'ane@example.org',
  role: 'worker',
  locale: 'da',
  password: 'tre hvide heste i regn',
} as const
export const bo = { ...ane, displayName: 'Bo Påfund', email: 'bo@example.org', role: 'supervisor' } as const

type Setting = { provider?: Provider | null; publicUrl?: string; requirePasskey?: RequiredOf }
export type House = Awaited<ReturnType<typeof openHouse>>

/** People and their sessions over a fresh data folder, served on a free port as the product serves them; time goes by hand. */
export async function openHouse(setting: Setting = {}) {
  const { provider = null, publicUrl = samsynUrl, requirePasskey = [] } = setting
  const dir = await mkdtemp(join(tmpdir(), 'samsyn-session-'))
  const store = await openTestStore(dir)
  const clock = { nowMs: 1_800_000_000_000 }
  const now = () => clock.nowMs
  const ended: SessionId[] = []
  const people = createPeople(store, now, { ended: ids => sessions.told(ids) })
  const sessions = createSessions({ store, secret, now, personById: people.found })
  sessions.onEnd(id => void ended.push(id))
  const courses = createCourses(store, now)
  const links = createLinks(store, now)
  const recorded: AuditEvent[] = []
  const record = (event: AuditEvent) => void recorded.push(event)
  const audit = { note: async (event: AuditEvent) => record(event), noteSummed: record }
  const attempts = createAttempts(now)
  const organisation = createOrganisation({ store, secret, now, publicUrl, provider, people })
  const passkeys = createPasskeys({ store, secret, now, publicUrl })
  const nouns = {
    audit,
    people,
    sessions,
    links,
    attempts,
    organisation,
    passkeys,
    required: createPasskeyRequired(requirePasskey),
    proof: createProof({ attempts, audit, people, passkeys, organisation, sessions }),
    knownBrowsers: createKnownBrowsers(secret, now),
  }
  const relationOf = createRelationOf(store)
  const log = pino({ level: 'silent' })
  const watch = createWatch({ log, now, sessions, relationOf, rightsVersion: rightsVersionOf(store) })
  const door = createHttpDoor({
    ...{ log, sessions, relationOf, watch, now },
    ...{ callerOf: createCallers(nouns), requestsPerSecond: 100_000 },
    routes: {
      ...refusing(),
      ...sessionRoutes(nouns),
      ...placeRoutes(nouns),
      ...passkeyRoutes(nouns),
      ...personRoutes(people),
      ...courseRoutes(courses),
    },
    ...{ streams: {} as HttpDoor['streams'], upload: async () => {}, ready: async () => [] },
    loggedOutElsewhere: createLoggedOutElsewhere(nouns),
    ...{ refused: () => undefined, publicUrl, production: false, trustProxy: 1, clientDir: dir },
  })
  const server = createServer(door)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    ...{ dir, store, clock, ...nouns, courses },
    /** What was put on the security record. */
    recorded,
    /** Which sessions those who listen were told the end of. */
    ended,
    /** Where it is served. */
    url,
    /** A browser of its own, at an address. */
    caller: (address = '192.0.2.1') => new Caller(url, address),
    async close() {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
      await watch.close()
      await store.destroy()
      await rm(dir, { recursive: true })
    },
  }
}

function refusing(): RouteHandlers {
  const refuse = () => Promise.reject(new AppError('unavailable'))
  const none: Partial<RouteHandlers> = {}
  for (const name of Object.keys(routes) as RouteName[]) none[name] = refuse
  return none as RouteHandlers
}
