import { MeetingId } from '@samsyn/shared'
import { expect } from 'chai'
import { describe, it } from 'mocha'
import type { TestClient } from '../meeting/testing/client.ts'
import { type House, withHouse } from '../meeting/testing/house.ts'
import { newMeetingId } from '../meeting/testing/seed.ts'
import { until } from '../meeting/testing/until.ts'

const count = 500

/** Meetings about one film, all arranged at once. */
async function arrangeMany(house: House): Promise<MeetingId[]> {
  const { meetingId } = await house.arrange()
  const row = await house.store.selectFrom('meeting').selectAll().where('id', '=', meetingId).executeTakeFirstOrThrow()
  const ids = Array.from({ length: count }, () => MeetingId.parse(newMeetingId()))
  await house.store
    .insertInto('meeting')
    .values(ids.map(id => ({ ...row, id })))
    .execute()
  return ids
}

/** Somebody starts the film, somebody else's film stalls, and both go. */
async function meet(meetingId: MeetingId, anna: TestClient, bo: TestClient) {
  for (const client of [anna, bo]) await client.ask('meeting:enter', { meetingId })
  const { rev } = (await bo.ask('playback:command', { meetingId, rev: 0, command: { kind: 'play' } })).vector
  const report = { rev, frame: 1, oneWayMs: 5, startMs: 5, seekMs: 5 }
  await anna.ask('playback:report', { meetingId, report: { ...report, status: 'playing' } })
  await anna.ask('playback:report', { meetingId, report: { ...report, status: 'loading' } })
  for (const client of [anna, bo]) await client.ask('meeting:leave', { meetingId })
}

const timers = () => process.getActiveResourcesInfo().filter(kind => kind === 'Timeout').length
const nothing = { films: 0, timers: 0, meetings: 0, seats: 0, waits: 0, turns: 0 }

describe('what is kept of meetings', () => {
  it(`[PB114] is nothing once ${count} of them are over: no film, attendance, seat or timer`, function () {
    this.timeout(240_000)
    return withHouse(async house => {
      const kept = () => ({ ...house.playback.stats(), ...house.meetings.stats() })
      const ids = await arrangeMany(house)
      const anna = await house.connect(house.worker)
      const bo = await house.connect(house.supervisor)
      const [first, ...others] = ids
      if (!first) throw new Error('no meeting')
      for (const client of [anna, bo]) await client.ask('meeting:enter', { meetingId: first })
      await bo.ask('playback:command', { meetingId: first, rev: 0, command: { kind: 'play' } })
      expect(kept()).to.include({ films: 1, meetings: 1, seats: 2 })
      for (const client of [anna, bo]) await client.ask('meeting:leave', { meetingId: first })
      await until(async () => Object.values(kept()).every(value => value === 0))
      const before = timers()
      for (const meetingId of others) await meet(meetingId, anna, bo)
      await until(async () => Object.values(kept()).every(value => value === 0))
      expect(kept()).to.deep.equal(nothing)
      await until(async () => timers() <= before)
    })
  })

  it('[PB114] is as it was for who comes back', () =>
    withHouse(async house => {
      const { meetingId } = await house.arrange()
      const bo = await house.connect(house.supervisor)
      await bo.ask('meeting:enter', { meetingId })
      const command = { kind: 'pause', positionMs: 700 } as const
      const { vector } = await bo.ask('playback:command', { meetingId, rev: 0, command })
      await bo.ask('meeting:leave', { meetingId })
      await until(async () => house.playback.stats().films === 0)
      expect((await bo.ask('playback:read', { meetingId })).vector).to.deep.equal(vector)
      expect(house.playback.stats().films).to.equal(0)
      await bo.ask('meeting:enter', { meetingId })
      expect((await bo.ask('playback:read', { meetingId })).vector).to.deep.equal(vector)
      expect(house.playback.stats().films).to.equal(1)
    }))
})
