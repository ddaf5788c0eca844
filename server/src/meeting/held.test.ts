import { heldAfterMs } from '@samsyn/shared'
import { expect } from 'chai'
import { describe, it } from 'mocha'
import type { TestClient } from './testing/client.ts'
import { type House, withHouse, withHouses } from './testing/house.ts'
import { until } from './testing/until.ts'

const beganMs = 1_800_000_000_000

/** A clock that goes only when it is told to. */
function handClock(nowMs = beganMs) {
  let atMs = nowMs
  const goOn = (ms: number) => {
    atMs += ms
  }
  return { now: () => atMs, goOn }
}

async function arranged(house: House) {
  await house.store.updateTable('cycle').set({ state: 'analysing', sinceMs: 5 }).execute()
  const { meetingId } = await house.arrange()
  const since = await sinceMs(house)
  const enter = async (self: House['worker']): Promise<TestClient> => {
    const client = await house.connect(self)
    await client.ask('meeting:enter', { meetingId })
    return client
  }
  return { meetingId, since, enter }
}

async function sinceMs({ store, cycleId }: House) {
  const row = store.selectFrom('cycle').select('sinceMs').where('id', '=', cycleId)
  return (await row.executeTakeFirstOrThrow()).sinceMs
}

describe('a meeting that was not held', () => {
  it('[ME80] is one in which somebody was alone: it is arranged as before, and so is the round', () => {
    const clock = handClock()
    return withHouse(
      async house => {
        const { meetingId, since, enter } = await arranged(house)
        clock.goOn(1000)
        const bo = await enter(house.supervisor)
        await bo.ask('chat:send', { meetingId, id: crypto.randomUUID() as never, text: 'Er du her?', filmMs: null })
        clock.goOn(60 * heldAfterMs)
        await bo.ask('meeting:leave', { meetingId })
        const asBefore = { state: 'arranged', startedMs: null, endedMs: null }
        expect(await house.meetings.get(meetingId)).to.include(asBefore)
        expect([await house.cycleState(), await sinceMs(house)]).to.deep.equal(['meetingScheduled', since])
        const said = (await house.log.since(meetingId, 0)).map(({ fact }) => fact.kind)
        expect(said).to.deep.equal(['arrived', 'chat', 'left'])
      },
      { heldAfterMs, now: clock.now },
    )
  })

  it('[ME80] or two for less than a minute; a minute together makes it held, from when both were there', () => {
    const clock = handClock()
    return withHouse(
      async house => {
        const { meetingId, enter } = await arranged(house)
        for (const [togetherMs, state] of [
          [heldAfterMs - 1, 'arranged'],
          [heldAfterMs, 'held'],
        ] as const) {
          const bo = await enter(house.supervisor)
          clock.goOn(7 * heldAfterMs)
          const bothMs = clock.now()
          const anna = await enter(house.worker)
          clock.goOn(togetherMs)
          await anna.ask('meeting:leave', { meetingId })
          clock.goOn(1000)
          await bo.ask('meeting:leave', { meetingId })
          const held = state === 'held'
          expect(await house.meetings.get(meetingId), state).to.include({
            ...{ state, startedMs: held ? bothMs : null, endedMs: held ? clock.now() : null },
          })
          expect(await house.cycleState()).to.equal(held ? 'meetingHeld' : 'meetingScheduled')
        }
      },
      { heldAfterMs, now: clock.now },
    )
  })

  it('[ME80] stays held when somebody goes in again alone, with the times of when they met', () => {
    const clock = handClock()
    return withHouse(
      async house => {
        const { meetingId, enter } = await arranged(house)
        const both = [await enter(house.supervisor), await enter(house.worker)]
        clock.goOn(heldAfterMs)
        for (const one of both) await one.ask('meeting:leave', { meetingId })
        const { startedMs, endedMs } = await house.meetings.get(meetingId)
        clock.goOn(1e7)
        const anna = await enter(house.worker)
        clock.goOn(1e7)
        await anna.ask('meeting:leave', { meetingId })
        expect(await house.meetings.get(meetingId)).to.include({ state: 'held', startedMs, endedMs })
        expect(await house.cycleState()).to.equal('meetingHeld')
      },
      { heldAfterMs, now: clock.now },
    )
  })
})

describe('a meeting, held, and a restart of the server', () => {
  it('[ME82] in the middle of it: what they were together before and after counts as one', () =>
    withHouses(async open => {
      const clock = handClock()
      const first = await open({ heldAfterMs, now: clock.now })
      const { meetingId, enter } = await arranged(first)
      await enter(first.supervisor)
      await enter(first.worker)
      clock.goOn(heldAfterMs / 2)
      await first.close()
      const second = await open({ heldAfterMs, now: clock.now })
      const back = [await second.connect(first.worker), await second.connect(first.supervisor)]
      for (const one of back) await one.ask('meeting:enter', { meetingId })
      clock.goOn(heldAfterMs / 2)
      for (const one of back) await one.ask('meeting:leave', { meetingId })
      expect(await second.meetings.get(meetingId)).to.include({ state: 'held', startedMs: beganMs })
      expect(await second.cycleState(first.cycleId)).to.equal('meetingHeld')
    }))

  it('[ME82] after their minute, though nothing more was logged and nobody comes back', () =>
    withHouses(async open => {
      const first = await open({ heldAfterMs: 20 })
      const { meetingId, enter } = await arranged(first)
      await enter(first.supervisor)
      await enter(first.worker)
      const metMs = async () =>
        (await first.store.selectFrom('meeting').select('metMs').executeTakeFirstOrThrow()).metMs
      await until(metMs)
      await first.close()
      const second = await open({ graceMs: 20, heldAfterMs })
      // The round moves after its meeting.
      await until(async () => (await second.cycleState(first.cycleId)) !== 'meetingLive')
      expect((await second.meetings.get(meetingId)).state).to.equal('held')
      expect(await second.cycleState(first.cycleId)).to.equal('meetingHeld')
    }))

  it('[ME82] before it: nobody comes back, and the meeting is still to be held', () =>
    withHouses(async open => {
      const first = await open({ heldAfterMs })
      const { meetingId, enter } = await arranged(first)
      await enter(first.supervisor)
      await enter(first.worker)
      await first.close()
      const second = await open({ graceMs: 20, heldAfterMs })
      // The round moves after its meeting.
      await until(async () => (await second.cycleState(first.cycleId)) !== 'meetingLive')
      expect(await second.meetings.get(meetingId)).to.include({ state: 'arranged', startedMs: null })
      expect(await second.cycleState(first.cycleId)).to.equal('meetingScheduled')
    }))
})
