import {
  type CycleId,
  type FilmedPersonId,
  type MeetingId,
  MeetingId as MeetingIds,
  type RecordingId,
} from '@samsyn/shared'
import { expect } from 'chai'
import { describe, it } from 'mocha'
import { addSequence } from '../meeting/testing/seed.ts'
import { type WholeHouse, withWholeHouse } from '../testing/whole-house.ts'

type Pair = Awaited<ReturnType<typeof meeting>>
const newMeetingId = () => MeetingIds.parse(crypto.randomUUID())

/** Two people with a meeting that is arranged in every way, and both signed in. */
async function meeting(house: WholeHouse) {
  const { store, app } = house
  const pair = await house.pair(10)
  await addSequence(store, pair.recordingId, pair.supervisor.id)
  await store.updateTable('meeting').set({ state: 'cancelled' }).execute()
  await app.nouns.recordings.changed(pair.recordingId)
  const [worker, supervisor] = [await house.signIn(pair.worker), await house.signIn(pair.supervisor)]
  const id = newMeetingId()
  const arranged = await supervisor.get('meeting:arrange', { cycleId: pair.cycleId, id })
  expect([arranged.id, arranged.state]).to.deep.equal([id, 'arranged'])
  const { id: personId } = await store.selectFrom('filmedPerson').select('id').executeTakeFirstOrThrow()
  return { ...pair, meetingId: id as MeetingId, personId: personId as FilmedPersonId, worker, supervisor }
}

const withdraw = ({ worker, recordingId, personId: id }: Pair) => worker.get('consent:withdraw', { recordingId, id })

async function roundOf({ supervisor, cycleId }: Pick<Pair, 'supervisor' | 'cycleId'>) {
  const { cycles } = await supervisor.get('course:of-cycle', { cycleId })
  const round = cycles.find(({ id }) => id === cycleId)
  return (
    round && { state: round.state, meetingId: round.meetingId, recordingId: round.recordingId, gone: round.filmGone }
  )
}

const wantsFilm = { state: 'planned', meetingId: null, recordingId: null, gone: 'withdrawal' }

/** The moves of a round, as "from to". */
async function movesOf({ store }: WholeHouse, cycleId: CycleId) {
  const moves = store.selectFrom('cycleTransition').selectAll().where('cycleId', '=', cycleId).orderBy('seq')
  return (await moves.execute()).map(({ fromState, toState }) => `${fromState} ${toState}`)
}

describe('a film that goes while a meeting about it is to come', () => {
  it('[CO31] takes an arranged meeting with it: it is called off, and the round wants a film', () =>
    withWholeHouse(async house => {
      const pair = await meeting(house)
      expect((await roundOf(pair))?.state).to.equal('meetingScheduled')
      await withdraw(pair)
      expect(await roundOf(pair)).to.deep.equal(wantsFilm)
      const { meetingId, cycleId, supervisor } = pair
      expect(await supervisor.get('meeting:get', { meetingId })).to.include({ state: 'cancelled', startedMs: null })
      expect((await movesOf(house, cycleId)).at(-1)).to.equal('meetingScheduled planned')
    }))

  it('[CO31] and one that two are in: both hear of it, both are out of it, and nobody comes in again', () =>
    withWholeHouse(
      async house => {
        const pair = await meeting(house)
        const { meetingId, cycleId } = pair
        const both = [await pair.worker.connect(), await pair.supervisor.connect()]
        for (const one of both) await one.ask('meeting:enter', { meetingId })
        expect((await roundOf(pair))?.state).to.equal('meetingLive')
        await withdraw(pair)
        expect(await roundOf(pair)).to.deep.equal(wantsFilm)
        for (const one of both) {
          await one.fact('recording:changed', fact => fact.recordingId === pair.recordingId)
          await one.fact('course:changed', fact => fact.cycleId === cycleId)
          const refused = await one.ask('meeting:enter', { meetingId }).catch(error => error.code)
          expect(refused).to.equal('called-off')
        }
        expect(house.app.nouns.meetings.present(meetingId)).to.deep.equal([])
        const kinds = (await house.app.nouns.log.since(meetingId, 0)).map(({ fact }) => fact.kind)
        expect(kinds).to.deep.equal(['arrived', 'arrived', 'left', 'left'])
        expect((await pair.supervisor.get('meeting:get', { meetingId })).state).to.equal('cancelled')
        expect((await movesOf(house, cycleId)).at(-1)).to.equal('meetingLive planned')
      },
      { HELD_AFTER_SECONDS: '0' },
    ))

  it('[CO32] leaves the way to a new film, and to a new meeting of the same round', () =>
    withWholeHouse(async house => {
      const pair = await meeting(house)
      await withdraw(pair)
      const recordingId: RecordingId = await house.addFilm(pair.cycleId, pair.worker.self.id, 10)
      await house.app.nouns.recordings.changed(recordingId)
      expect(await roundOf(pair)).to.deep.equal({ state: 'readyForAnalysis', meetingId: null, recordingId, gone: null })
      await addSequence(house.store, recordingId, pair.supervisor.self.id)
      const next = newMeetingId()
      await pair.supervisor.get('meeting:arrange', { cycleId: pair.cycleId, id: next })
      const arranged = { state: 'meetingScheduled', meetingId: next, recordingId, gone: null }
      expect(await roundOf(pair)).to.deep.equal(arranged)
      expect(await pair.supervisor.refusal('meeting:arrange', { cycleId: pair.cycleId, id: pair.meetingId })).to.equal(
        'conflict',
      )
      const anna = await pair.worker.connect()
      await anna.ask('meeting:enter', { meetingId: next })
      expect((await roundOf(pair))?.state).to.equal('meetingLive')
    }))

  it('[CO33] leaves held what was held, also while they look into it again', () =>
    withWholeHouse(
      async house => {
        const pair = await meeting(house)
        const { meetingId } = pair
        const both = [await pair.worker.connect(), await pair.supervisor.connect()]
        for (const one of both) await one.ask('meeting:enter', { meetingId })
        for (const one of both) await one.ask('meeting:leave', { meetingId })
        expect((await roundOf(pair))?.state).to.equal('meetingHeld')
        await both[0]?.ask('meeting:enter', { meetingId })
        expect((await roundOf(pair))?.state).to.equal('meetingLive')
        await withdraw(pair)
        expect(await roundOf(pair)).to.deep.equal({ ...wantsFilm, state: 'meetingHeld', meetingId })
        expect((await pair.worker.get('meeting:get', { meetingId })).state).to.equal('held')
      },
      { HELD_AFTER_SECONDS: '0' },
    ))
})
