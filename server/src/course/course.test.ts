import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PersonId } from '@samsyn/shared'
import { expect } from 'chai'
import { afterEach, beforeEach, describe, it } from 'mocha'
import { createCycles } from '../cycle/cycle.ts'
import { openTestStore } from '../keys/testing/open-test-store.ts'
import { createPeople } from '../person/person.ts'
import type { Store } from '../store/store.ts'
import { courseRoutes } from './course.door.ts'
import { createCourses } from './course.ts'
import { createRelationOf } from './relation.ts'

const manualVersion = 'minraadgivningspartner@1.0.0'

describe('courses', () => {
  let dir: string
  let store: Store
  const now = () => 1_800_000_000_000

  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'samsyn-course-'))
    store = await openTestStore(dir)
  })

  afterEach(async () => {
    await store.destroy()
    await rm(dir, { recursive: true })
  })

  async function begun() {
    const people = createPeople(store, now)
    const add = (name: string, role: 'worker' | 'supervisor') =>
      people.add({ displayName: name, email: `${name}@demo.invalid`, role, locale: 'da', password: null })
    const [ane, bo, cilie] = [await add('ane', 'worker'), await add('bo', 'supervisor'), await add('cilie', 'worker')]
    const courses = createCourses(store, now)
    const course = await courses.begin({
      workerId: ane.id,
      supervisorId: bo.id,
      goalQuestion: 'Hvordan?',
      manualVersion,
    })
    return { courses, course, ane, bo, cilie }
  }

  it('[CS1] course:list and course:of-cycle show people and rounds in order, to the course’s own people alone', async () => {
    const { courses, course, ane, bo, cilie } = await begun()
    expect(course).to.deep.include({ goalQuestion: 'Hvordan?', cyclesMin: 5, cyclesMax: 10 })
    expect(course.cycles.map(({ index, state }) => [index, state])).to.deep.equal(
      [1, 2, 3, 4, 5].map(index => [index, 'planned']),
    )
    const listOf = (personId: PersonId) => courses.listOf(personId).then(all => all.map(({ id }) => id))
    expect(await Promise.all([ane, bo, cilie].map(({ id }) => listOf(id)))).to.deep.equal([
      [course.id],
      [course.id],
      [],
    ])
    const relationOf = createRelationOf(store)
    const cycleId = course.cycles[0]?.id ?? expect.fail()
    expect(await relationOf(bo.id, 'cycle', cycleId)).to.deep.equal({ relation: 'supervisor', courseId: course.id })
    expect(await relationOf(cilie.id, 'cycle', cycleId)).to.equal(null)
    expect(Object.keys(courseRoutes(courses))).to.have.members(['course:list', 'course:of-cycle'])
  })

  it('[CS2] a round moves as things happen in it, and the people of the course are told once', async () => {
    const { courses, course } = await begun()
    const told: unknown[] = []
    const tell = {
      meeting: () => undefined,
      analysis: () => undefined,
      course: (...fact: unknown[]) => void told.push(fact[1]),
    }
    const { happened } = createCycles(store, now, tell)
    const cycleId = course.cycles[0]?.id ?? expect.fail()
    await happened(cycleId, 'meeting-left')
    await happened(cycleId, 'film-received')
    await happened(cycleId, 'film-received')
    expect((await courses.byId(course.id)).cycles[0]?.state).to.equal('recorded')
    expect(told).to.deep.equal(['course:changed'])
  })
})
