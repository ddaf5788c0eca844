import type { MeetingId, PersonId, Self } from '@samsyn/shared'
import { expect } from 'chai'
import { describe, it } from 'mocha'
import type { TestClient } from './testing/client.ts'
import { type House, withHouse, withHouses } from './testing/house.ts'
import { until } from './testing/until.ts'

/** The two of a course in their meeting. */
async function bothIn(house: House) {
  const { meetingId } = await house.arrange()
  const anna = await house.connect(house.worker)
  const bo = await house.connect(house.supervisor)
  await anna.ask('meeting:enter', { meetingId })
  await bo.ask('meeting:enter', { meetingId })
  return { meetingId, anna, bo }
}

/** Comings and goings in the log, as "Anna arrived". */
async function comingsIn({ log }: House, meetingId: MeetingId, worker: Self) {
  const entries = await log.since(meetingId, 0)
  const name = (id: PersonId) => (id === worker.id ? 'Anna' : 'Bo')
  return entries.map(({ personId, fact }) => `${name(personId)} ${fact.kind}`)
}

const sees = (client: TestClient, personId: PersonId, present: boolean, after = 0) =>
  client.fact(
    'meeting:attendance-changed',
    fact =>
      client.all('meeting:attendance-changed').indexOf(fact) >= after &&
      fact.attendees.some(person => person.id === personId && person.present === present),
  )

const told = (client: TestClient) => client.all('meeting:attendance-changed').length

describe('a meeting: coming and leaving', () => {
  it('[ME6] makes the meeting live, answers who is there, and shows each to the other', () =>
    withHouse(async house => {
      await house.store.updateTable('cycle').set({ state: 'meetingScheduled' }).execute()
      const { meetingId } = await house.arrange()
      const anna = await house.connect(house.worker)
      const bo = await house.connect(house.supervisor)
      const alone = await anna.ask('meeting:enter', { meetingId })
      expect(alone.step).to.equal('sinceLast')
      expect(alone.attendees.map(({ present }) => present)).to.deep.equal([true, false])
      const both = await bo.ask('meeting:enter', { meetingId })
      expect(both.attendees.map(({ present }) => present)).to.deep.equal([true, true])
      await sees(anna, bo.self.id, true)
      const meeting = await house.meetings.get(meetingId)
      expect(meeting).to.include({ state: 'live', endedMs: null })
      expect(meeting.startedMs).to.equal(alone.attendees[0]?.sinceMs)
      expect(await house.cycleState()).to.equal('meetingLive')
      expect(house.meetings.present(meetingId)).to.have.members([anna.self.id, bo.self.id])
      expect(await comingsIn(house, meetingId, house.worker)).to.deep.equal(['Anna arrived', 'Bo arrived'])
    }))

  it('[VW1] knows who is in a meeting about a film, and who is not any more', () =>
    withHouse(async house => {
      const { meetingId, recordingId } = await house.arrange()
      const other = await house.connect(house.supervisor)
      const anna = await house.connect(house.worker)
      const isIn = (self: Self) => house.meetings.isAbout(recordingId, self.id)
      expect(await isIn(anna.self)).to.equal(false)
      await anna.ask('meeting:enter', { meetingId })
      expect([await isIn(anna.self), await isIn(other.self)]).to.deep.equal([true, false])
      await anna.ask('meeting:leave', { meetingId })
      expect(await isIn(anna.self)).to.equal(false)
    }))

  it('[ME7] counts a person once, with however many connections and however often they enter', () =>
    withHouse(async house => {
      const { meetingId, anna, bo } = await bothIn(house)
      const second = await house.connect(house.worker)
      await second.ask('meeting:enter', { meetingId })
      await second.ask('meeting:enter', { meetingId })
      await second.ask('meeting:leave', { meetingId })
      const before = told(bo)
      await anna.ask('meeting:enter', { meetingId })
      await bo.ask('log:since', { meetingId, afterSeq: 0 })
      expect(told(bo)).to.equal(before)
      expect(house.meetings.present(meetingId)).to.include(anna.self.id)
      expect(await comingsIn(house, meetingId, house.worker)).to.deep.equal(['Anna arrived', 'Bo arrived'])
    }))

  it('[ME8] is held when the last has left, and can be entered again', () =>
    withHouse(async house => {
      await house.store.updateTable('cycle').set({ state: 'meetingScheduled' }).execute()
      const { meetingId, anna, bo } = await bothIn(house)
      await anna.ask('meeting:leave', { meetingId })
      await sees(bo, anna.self.id, false)
      expect((await house.meetings.get(meetingId)).state).to.equal('live')
      await bo.ask('meeting:leave', { meetingId })
      const held = await house.meetings.get(meetingId)
      expect([held.state, typeof held.endedMs]).to.deep.equal(['held', 'number'])
      expect(await house.cycleState()).to.equal('meetingHeld')
      await bo.ask('meeting:leave', { meetingId })
      await bo.ask('meeting:enter', { meetingId })
      const again = await house.meetings.get(meetingId)
      expect(again).to.include({ state: 'live', endedMs: null, startedMs: held.startedMs })
      const expected = ['Anna arrived', 'Bo arrived', 'Anna left', 'Bo left', 'Bo arrived']
      expect(await comingsIn(house, meetingId, house.worker)).to.deep.equal(expected)
    }))

  it('[ME9] tells nothing of the meeting to who has left it', () =>
    withHouse(async house => {
      const { meetingId, anna, bo } = await bothIn(house)
      await anna.ask('meeting:leave', { meetingId })
      const before = told(anna)
      await bo.ask('meeting:leave', { meetingId })
      await anna.ask('log:since', { meetingId, afterSeq: 0 })
      expect(told(anna)).to.equal(before)
    }))
})

describe('a meeting: a lost line', () => {
  it('[ME10] shows the person absent at once, and leaves no trace when they come back', () =>
    withHouse(async house => {
      const { meetingId, anna, bo } = await bothIn(house)
      const changes: string[] = []
      house.meetings.onAttendance((_meeting, personId, change) => {
        if (personId === house.worker.id) changes.push(change)
      })
      const since = (await anna.ask('meeting:enter', { meetingId })).attendees[0]?.sinceMs
      anna.cut()
      await sees(bo, anna.self.id, false)
      const after = told(bo)
      const back = await house.connect(house.worker)
      const { attendees } = await back.ask('meeting:enter', { meetingId })
      await sees(bo, anna.self.id, true, after)
      expect(attendees[0]?.sinceMs).to.equal(since)
      expect(changes).to.deep.equal(['gone', 'entered'])
      expect(await comingsIn(house, meetingId, house.worker)).to.deep.equal(['Anna arrived', 'Bo arrived'])
    }))

  it('shows nothing at all when the new line is there before the old one is given up', () =>
    withHouse(async house => {
      const { meetingId, anna, bo } = await bothIn(house)
      const before = told(bo)
      const back = await house.connect(house.worker)
      await back.ask('meeting:enter', { meetingId })
      anna.cut()
      await until(async () => !house.meetings.entered(anna.id, meetingId))
      await bo.ask('log:since', { meetingId, afterSeq: 0 })
      expect(told(bo)).to.equal(before)
    }))

  it('[ME11] is a leaving when nobody comes back in time, at the moment the line was lost', () =>
    withHouse(
      async house => {
        const { meetingId, anna, bo } = await bothIn(house)
        anna.cut()
        const { entry } = await bo.fact('log:appended', fact => fact.entry.fact.kind === 'left')
        const { attendees } = await sees(bo, anna.self.id, false)
        expect(attendees.map(({ present }) => present)).to.deep.equal([false, true])
        expect((await house.meetings.get(meetingId)).state).to.equal('live')
        await bo.ask('meeting:leave', { meetingId })
        const held = await house.meetings.get(meetingId)
        expect(held.state).to.equal('held')
        expect(held.endedMs).to.be.greaterThanOrEqual(entry.atMs)
      },
      { graceMs: 20 },
    ))

  it('holds the meeting when both stay away, ended when the later one was lost', () =>
    withHouse(
      async house => {
        const { meetingId, anna, bo } = await bothIn(house)
        anna.cut()
        bo.cut()
        await until(async () => (await house.meetings.get(meetingId)).state === 'held')
        const entries = await house.log.since(meetingId, 0)
        const left = entries.filter(({ fact }) => fact.kind === 'left').map(({ atMs }) => atMs)
        expect(left).to.have.length(2)
        expect((await house.meetings.get(meetingId)).endedMs).to.equal(Math.max(...left))
      },
      { graceMs: 20 },
    ))
})

describe('a meeting: a restart of the server', () => {
  it('[ME12] finds the people back without a trace', () =>
    withHouses(async open => {
      const first = await open()
      const { meetingId } = await bothIn(first)
      await first.close()
      const second = await open()
      expect(second.meetings.present(meetingId)).to.deep.equal([])
      const anna = await second.connect(first.worker)
      await anna.ask('meeting:enter', { meetingId })
      expect(second.meetings.present(meetingId)).to.deep.equal([first.worker.id])
      expect(await comingsIn(second, meetingId, first.worker)).to.deep.equal(['Anna arrived', 'Bo arrived'])
    }))

  it('holds the meetings nobody comes back to, ended with the last that is known of them', () =>
    withHouses(async open => {
      const first = await open()
      const { meetingId } = await bothIn(first)
      const lastMs = (await first.log.since(meetingId, 0)).at(-1)?.atMs
      await first.close()
      const second = await open({ graceMs: 20 })
      await until(async () => (await second.meetings.get(meetingId)).state === 'held')
      expect((await second.meetings.get(meetingId)).endedMs).to.equal(lastMs)
      const kinds = (await second.log.since(meetingId, 0)).map(({ fact }) => fact.kind)
      expect(kinds).to.deep.equal(['arrived', 'arrived', 'left', 'left'])
    }))
})
