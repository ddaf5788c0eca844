import type { Command, FactPayload, MeetingId, PlayerReport } from '@samsyn/shared'
import { expect } from 'chai'
import { describe, it } from 'mocha'
import type { TestClient } from '../meeting/testing/client.ts'
import { type House, withHouse } from '../meeting/testing/house.ts'

type Changed = FactPayload<'playback:changed'>

/** Bo steers a film that plays for him and Anna. */
async function watching(house: House) {
  const { meetingId, sequenceId } = await house.arrange()
  const anna = await house.connect(house.worker)
  const bo = await house.connect(house.supervisor)
  await anna.ask('meeting:enter', { meetingId })
  await bo.ask('meeting:enter', { meetingId })
  await press(bo, meetingId, 0, { kind: 'play' })
  await shows(anna, meetingId, 1, 'playing')
  await shows(bo, meetingId, 1, 'playing')
  return { meetingId, sequenceId, anna, bo }
}

const press = (client: TestClient, meetingId: MeetingId, rev: number, command: Command) =>
  client.ask('playback:command', { meetingId, rev, command })

function shows(client: TestClient, meetingId: MeetingId, rev: number, status: PlayerReport['status'], frame = 0) {
  const seen = status === 'showing' ? frame : null
  return client.ask('playback:report', { meetingId, report: { rev, status, frame: seen, oneWayMs: 1, startMs: 1 } })
}

const hears = (client: TestClient, wanted: (fact: Changed) => boolean) => client.fact('playback:changed', wanted)

/** Asks for nothing, so that everything that was told before has arrived. */
const settle = (client: TestClient, meetingId: MeetingId) => client.ask('playback:read', { meetingId })

describe('a film in a room', () => {
  it('[PB54] waits three seconds for somebody by name, then goes on by itself, and the late one catches up alone', () =>
    withHouse(async house => {
      const { meetingId, anna, bo } = await watching(house)
      await press(bo, meetingId, 1, { kind: 'seek', positionMs: 0 })
      // Still loading when the film should have started: the room finds out by itself.
      await shows(anna, meetingId, 2, 'loading')
      const [begun, told] = await Promise.all([
        hears(bo, fact => fact.hold !== null),
        hears(anna, fact => fact.hold !== null),
      ])
      expect(told).to.deep.equal(begun)
      expect(begun).to.deep.include({ byId: null, controllerId: bo.self.id })
      expect(begun.hold?.personIds).to.deep.equal([anna.self.id])
      expect(begun.vector.atMs).to.equal((begun.hold?.sinceMs ?? 0) + 3000)
      await shows(anna, meetingId, 3, 'loading')
      const over = await hears(bo, fact => fact.vector.rev === 3 && fact.hold === null)
      expect(over.vector).to.deep.equal(begun.vector)
      const { t2: nowMs } = await bo.ask('clock:exchange', {})
      expect(nowMs).to.be.at.least(begun.vector.atMs)
      await shows(anna, meetingId, 3, 'playing')
      await shows(anna, meetingId, 3, 'loading')
      expect((await settle(bo, meetingId)).hold).to.equal(null)
    }))

  it('[PB63] goes on as soon as who was waited for is there', () =>
    withHouse(async house => {
      const { meetingId, anna, bo } = await watching(house)
      await press(bo, meetingId, 1, { kind: 'seek', positionMs: 0 })
      await shows(anna, meetingId, 2, 'loading')
      const { vector } = await hears(bo, fact => fact.hold !== null)
      await shows(anna, meetingId, 3, 'playing')
      const on = await hears(bo, fact => fact.vector.rev === 4)
      expect(on.hold).to.equal(null)
      expect(on.vector.atMs).to.be.lessThan(vector.atMs)
      expect(on.vector.positionMs).to.equal(vector.positionMs)
    }))

  it('[PB63] goes on when who was waited for is cut off', () =>
    withHouse(async house => {
      const { meetingId, anna, bo } = await watching(house)
      await press(bo, meetingId, 1, { kind: 'seek', positionMs: 0 })
      await shows(anna, meetingId, 2, 'loading')
      await hears(bo, fact => fact.hold !== null)
      anna.cut()
      expect((await hears(bo, fact => fact.vector.rev === 4)).hold).to.equal(null)
    }))

  it('[PB67] keeps playing when who steers is cut off, and the wheel when they are back', () =>
    withHouse(async house => {
      const { meetingId, anna, bo } = await watching(house)
      bo.cut()
      await anna.fact('meeting:attendance-changed', ({ attendees }) =>
        attendees.some(({ id, present }) => id === bo.self.id && !present),
      )
      expect((await settle(anna, meetingId)).vector).to.include({ rev: 1, playing: true })
      await press(anna, meetingId, 1, { kind: 'rate', rate: 0.5 })
      const back = await house.connect(house.supervisor)
      await back.ask('meeting:enter', { meetingId })
      const found = await settle(back, meetingId)
      expect(found).to.include({ controllerId: bo.self.id, byId: anna.self.id })
      expect(found.vector).to.include({ rev: 2, rate: 0.5, playing: true })
      await press(back, meetingId, 2, { kind: 'pause', positionMs: 100 })
      expect((await hears(anna, fact => fact.vector.rev === 3)).byId).to.equal(bo.self.id)
    }))

  it('[PB57] asks for the wheel and hands it over, and both hear of it', () =>
    withHouse(async house => {
      const { meetingId, anna, bo } = await watching(house)
      await anna.ask('playback:ask-control', { meetingId, asking: true })
      expect((await hears(bo, ({ asking }) => asking.length > 0)).asking).to.deep.equal([anna.self.id])
      await bo.ask('playback:decline-control', { meetingId, personId: anna.self.id })
      await anna.ask('playback:ask-control', { meetingId, asking: true })
      await bo.ask('playback:hand-control', { meetingId, toId: anna.self.id })
      const { asking, vector } = await hears(anna, fact => fact.controllerId === anna.self.id)
      expect([asking, vector.rev]).to.deep.equal([[], 1])
    }))
})

describe('what players show, in a room', () => {
  it('[PB62] is told at most every 50 ms, the last always', () =>
    withHouse(async house => {
      const { meetingId, anna, bo } = await watching(house)
      const stop = { kind: 'stop', positionMs: 500 } as const
      await press(bo, meetingId, 1, stop)
      const before = bo.all('playback:frames-changed').length
      const { t2: beganMs } = await bo.ask('clock:exchange', {})
      await Promise.all(Array.from({ length: 100 }, (_, frame) => shows(anna, meetingId, 2, 'showing', frame)))
      await bo.fact('playback:frames-changed', ({ frames }) => frames.some(({ frame }) => frame === 99))
      const { t2: endedMs } = await bo.ask('clock:exchange', {})
      const told = bo.all('playback:frames-changed').length - before
      expect(told).to.be.at.most(2 + Math.ceil((endedMs - beganMs) / 50))
    }))
})
