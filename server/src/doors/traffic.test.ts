import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CourseId, SessionId } from '@samsyn/shared'
import { expect } from 'chai'
import { describe, it } from 'mocha'
import { pino } from 'pino'
import { until } from '../collab/testing/until.ts'
import { createCourses } from '../course/course.ts'
import { createRelationOf } from '../course/relation.ts'
import { openTestStore } from '../keys/testing/open-test-store.ts'
import { createPeople } from '../person/person.ts'
import { createSessions } from '../session/session.ts'
import { rightsVersionOf, type Store } from '../store/store.ts'
import { createWatch } from './watch.ts'

const courseCount = 750
const now = () => 1_800_000_000_000
const log = pino({ level: 'silent' })

type Listening = { sessionId: SessionId; courseId: CourseId; renewed: number; lost: number; ended: number }

/** Everybody who may be signed in at once, each with a line on which they hear their course; what is looked up for it is counted. */
async function everybody(store: Store) {
  const people = createPeople(store, now)
  const courses = createCourses(store, now)
  const sessions = createSessions({ store, secret: 's'.repeat(32), now, personById: people.byId })
  const relationOf = createRelationOf(store)
  const looked = { sessions: 0, relations: 0 }
  const watch = createWatch({
    sessions: {
      onEnd: sessions.onEnd,
      live(id) {
        looked.sessions++
        return sessions.live(id)
      },
    },
    relationOf(...which) {
      looked.relations++
      return relationOf(...which)
    },
    rightsVersion: rightsVersionOf(store),
    now,
    log,
  })
  const newPerson = (role: 'worker' | 'supervisor') =>
    people.add({ displayName: role, email: `${randomUUID()}@example.org`, role, locale: 'da', password: null })

  async function pair(): Promise<Listening[]> {
    const both = await Promise.all([newPerson('worker'), newPerson('supervisor')])
    const [worker, supervisor] = both
    const course = await courses.begin({
      ...{ workerId: worker.id, supervisorId: supervisor.id, goalQuestion: '', manualVersion: '1' },
    })
    return Promise.all(
      both.map(async ({ id }) => {
        const listening = { sessionId: await sessions.begin(id), courseId: course.id, renewed: 0, lost: 0, ended: 0 }
        watch.add({
          sessionId: listening.sessionId,
          hears: () => (listening.lost ? [] : [{ may: 'course:view', of: 'course', id: course.id }]),
          lose: () => void listening.lost++,
          end: () => void listening.ended++,
          renew: async () => void listening.renewed++,
        })
        return listening
      }),
    )
  }

  const all = (await Promise.all(Array.from({ length: courseCount }, pair))).flat()
  await until(() => all.every(({ renewed }) => renewed > 0), 60_000)
  return { all, looked, watch, sessions, newPerson }
}

describe('Who may do what, among 1,500 people', () => {
  it('[DO27] is looked up for whom a change concerns: not for what is written, nor for others’ sessions; else once for each', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'samsyn-traffic-'))
    const store = await openTestStore(dir)
    const { all, looked, watch, sessions, newPerson } = await everybody(store)
    try {
      expect(all).to.have.length(2 * courseCount)
      await watch.lookNow()
      const [locked, ended] = [all.slice(0, 40), all.slice(40, 60)]
      const before = { ...looked }
      const seen = locked.map(({ renewed }) => renewed)
      const row = { document: 'notes/x', personId: 'ane', atMs: 0, content: new Uint8Array(10) }
      await Promise.all([
        ...Array.from({ length: 350 }, () => store.insertInto('documentUpdate').values(row).execute()),
        ...all.map(({ sessionId }) =>
          store.updateTable('session').set({ seenMs: now() }).where('id', '=', sessionId).execute(),
        ),
        store.updateTable('recording').set({ receivedBytes: 5 }).execute(),
        ...Array.from({ length: 20 }, () => newPerson('worker').then(({ id }) => sessions.begin(id))),
        ...locked.map(({ sessionId }) => sessions.lock(sessionId)),
        ...ended.map(({ sessionId }) => sessions.end(sessionId)),
      ])
      await watch.lookNow()
      expect(locked.every(({ renewed }, index) => renewed > (seen[index] ?? 0))).to.equal(true)
      expect(ended.every(listening => listening.ended === 1)).to.equal(true)
      expect(looked.sessions - before.sessions).to.be.within(locked.length, 2 * (locked.length + ended.length))
      expect(looked.relations).to.equal(before.relations)

      const losing = all.slice(100, 110)
      const [worker, supervisor] = [await newPerson('worker'), await newPerson('supervisor')]
      const others = { workerId: worker.id, supervisorId: supervisor.id }
      const earlier = { ...looked }
      await Promise.all(
        losing.map(({ courseId }) => store.updateTable('course').set(others).where('id', '=', courseId).execute()),
      )
      await watch.lookNow()
      expect(losing.every(({ lost }) => lost > 0)).to.equal(true)
      // What comes between two looks is one change; it may come before and after one.
      const most = 2 * all.length
      expect(looked.sessions - earlier.sessions).to.be.within(all.length - ended.length, most)
      expect(looked.relations - earlier.relations).to.be.within(all.length - ended.length, most)
    } finally {
      await watch.close()
      await store.destroy()
      await rm(dir, { recursive: true })
    }
  }).timeout(120_000)
})
