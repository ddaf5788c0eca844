import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AppError, type CycleId, DevelopmentPointId, MeetingId } from '@samsyn/shared'
import { expect } from 'chai'
import { describe, it } from 'mocha'
import { createCourses } from '../course/course.ts'
import { createCycles } from '../cycle/cycle.ts'
import { openTestStore } from '../keys/testing/open-test-store.ts'
import { createPeople } from '../person/person.ts'
import { createDevelopments } from './development.ts'

const now = () => 1_800_000_000_000
const nextSteps = new Map<string, string>()

async function inHouse(test: (house: Awaited<ReturnType<typeof build>>) => Promise<void>) {
  const dir = await mkdtemp(join(tmpdir(), 'samsyn-development-'))
  const house = await build(dir)
  try {
    await test(house)
  } finally {
    await house.store.destroy()
    await rm(dir, { recursive: true })
  }
}

async function build(dir: string) {
  const store = await openTestStore(dir)
  const people = createPeople(store, now)
  const courses = createCourses(store, now)
  const told: string[] = []
  const tell = {
    meeting: () => undefined,
    analysis: () => undefined,
    course: (...fact: unknown[]) => void told.push(String(fact[1])),
  }
  const { happened } = createCycles(store, now, tell)
  const nextStepOf = async (id: MeetingId) => nextSteps.get(id) ?? ''
  const developments = createDevelopments({ store, now, tell, cycleHappened: happened, nextStepOf })
  const add = (role: 'worker' | 'supervisor') =>
    people.add({ displayName: role, email: `${randomUUID()}@demo.invalid`, role, locale: 'da', password: null })

  async function newCourse() {
    const [worker, supervisor] = [await add('worker'), await add('supervisor')]
    const manualVersion = 'minraadgivningspartner@1.0.0'
    const ids = { workerId: worker.id, supervisorId: supervisor.id }
    const { cycles } = await courses.begin({ ...ids, goalQuestion: '', manualVersion })
    const [first, second, third] = cycles.map(({ id }) => id)
    if (!first || !second || !third) throw new Error('a course has rounds')
    return { first, second, third, by: worker.id }
  }
  async function meet(cycleId: CycleId, nextStep: string) {
    const id = MeetingId.parse(randomUUID())
    nextSteps.set(id, nextStep)
    const times = { createdMs: 0, startedMs: null, endedMs: null }
    const about = { cycleId, recordingId: randomUUID(), createdBy: 'somebody' }
    const row = { id, state: 'held', step: 'nextStep', ...about, ...times }
    await store.insertInto('meeting').values(row).execute()
  }
  const setState = (id: CycleId, state: string) =>
    store.updateTable('cycle').set({ state }).where('id', '=', id).execute()
  const stateOf = async (id: CycleId) =>
    (await store.selectFrom('cycle').select('state').where('id', '=', id).executeTakeFirstOrThrow()).state
  return { store, developments, told, newCourse, meet, setState, stateOf, happened }
}

const point = (cycleId: CycleId, text: string) => ({
  ...{ cycleId, text, id: DevelopmentPointId.parse(randomUUID()) },
  ...{ dimension: null, when: 'I næste uge' },
})
const codeOf = (doing: Promise<unknown>) =>
  doing.then(
    () => 'done',
    error => (error instanceof AppError ? error.code : String(error)),
  )

describe('development points', () => {
  it('[DP1] development:put twice is one point, changed by the second; development:thread shows it, and the course is told', () =>
    inHouse(async ({ developments, newCourse, told }) => {
      const { first, by } = await newCourse()
      const wait = point(first, 'Vente lidt længere')
      await developments.put(wait, by)
      const { agreed } = await developments.put({ ...wait, text: 'Vente', dimension: 'klima' }, by)
      const standing = { status: 'active', followUpCycleId: null, damaged: false }
      expect(agreed).to.deep.equal([{ ...wait, ...standing, text: 'Vente', dimension: 'klima' }])
      expect(await developments.thread(first)).to.deep.equal({ last: null, agreed })
      expect(told).to.deep.equal(['development:changed', 'development:changed'])
      expect(await codeOf(developments.put({ ...wait, dimension: 'humor' }, by))).to.equal('bad-request')
    }))

  it('[DP2] a round has at most two, and room again after development:remove', () =>
    inHouse(async ({ developments, newCourse }) => {
      const { first, by } = await newCourse()
      const [a, b, c] = ['Et', 'To', 'Tre'].map(text => point(first, text))
      if (!a || !b || !c) throw new Error('three')
      await developments.put(a, by)
      await developments.put(b, by)
      expect(await codeOf(developments.put(c, by))).to.equal('conflict')
      await developments.remove(first, a.id)
      const { agreed } = await developments.put(c, by)
      expect(agreed.map(({ text }) => text).sort()).to.deep.equal(['To', 'Tre'])
    }))

  it('[DP3] the next round begins with them and the last next step; development:answer says how it went, and where', () =>
    inHouse(async ({ developments, newCourse, meet }) => {
      const { first, second, third, by } = await newCourse()
      const wait = point(first, 'Vente')
      await developments.put(wait, by)
      await meet(first, 'Øv dig på tavshed')
      const { last } = await developments.answer(second, wait.id, 'working')
      expect(last).to.deep.include({ cycleId: first, index: 1, nextStep: 'Øv dig på tavshed' })
      expect(last?.points[0]).to.deep.include({ id: wait.id, status: 'working', followUpCycleId: second })
      expect((await developments.thread(third)).last?.index, 'passes over a round without any').to.equal(1)
      expect((await developments.answer(second, wait.id, 'active')).last?.points[0]?.followUpCycleId).to.equal(null)
    }))

  it('[DP4] a point of another course can be neither changed, answered nor removed', () =>
    inHouse(async ({ developments, newCourse }) => {
      const [mine, theirs] = [await newCourse(), await newCourse()]
      const foreign = point(theirs.first, 'Deres')
      await developments.put(foreign, theirs.by)
      expect(await codeOf(developments.put({ ...foreign, cycleId: mine.first }, mine.by))).to.equal('not-found')
      expect(await codeOf(developments.answer(mine.first, foreign.id, 'dropped'))).to.equal('not-found')
      await developments.remove(mine.first, foreign.id)
      expect((await developments.thread(theirs.first)).agreed[0]).to.deep.include({ text: 'Deres', status: 'active' })
    }))

  it('[DP5] a held meeting with a point has its plan; cycle:close ends the round, and not one without a held meeting', () =>
    inHouse(async ({ developments, newCourse, setState, stateOf, happened }) => {
      const { first, second, by } = await newCourse()
      expect(await codeOf(developments.close(first))).to.equal('conflict')
      await developments.put(point(first, 'Vente'), by)
      expect(await stateOf(first)).to.equal('planned')
      await setState(first, 'meetingLive')
      await happened(first, 'meeting-left')
      await developments.settle(first)
      expect(await stateOf(first)).to.equal('planAgreed')
      await developments.close(first)
      await developments.close(first)
      expect(await stateOf(first)).to.equal('closed')
      await setState(second, 'meetingHeld')
      await developments.close(second)
      expect(await stateOf(second)).to.equal('closed')
    }))
})
