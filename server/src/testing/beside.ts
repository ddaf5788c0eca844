import { performance } from 'node:perf_hooks'
import type { Self } from '@samsyn/shared'
import { openBeside } from '../cli/data.ts'
import { createClockStore } from '../clock/clock.store.ts'
import { createCourses } from '../course/course.ts'
import { seed } from '../meeting/testing/seed.ts'
import { createPeople } from '../person/person.ts'
import { createSessions } from '../session/session.ts'
import type { Store } from '../store/store.ts'
import { secrets } from './real-server.ts'

const now = () => performance.timeOrigin + performance.now()

/** What a test does to the data itself, beside a server or before there is one. */
export async function withStore<T>(dataDir: string, use: (store: Store) => Promise<T>): Promise<T> {
  const { store, close } = await openBeside({
    dataDir,
    masterKey: { key: secrets.masterKey, file: null, mayMake: false },
  })
  try {
    return await use(store)
  } finally {
    await close()
  }
}

/** Two people with a course, and a stranger, in data that was in use a moment ago. */
export const seeded = (dataDir: string) =>
  withStore(dataDir, async store => {
    await createClockStore(store).keep(now())
    return seed(createPeople(store, now), createCourses(store, now))
  })

/** A token of a new session of this person, on a machine whose clock is off by so much. */
export const tokenFor = (dataDir: string, person: Self, shiftMs = 0): Promise<string> =>
  withStore(dataDir, async store => {
    const personById = createPeople(store, now).found
    const sessions = createSessions({ store, secret: secrets.sessionSecret, now: () => now() + shiftMs, personById })
    return sessions.tokenFor(await sessions.begin(person.id))
  })
