import { expect } from 'chai'
import { describe, it } from 'mocha'
import { type House, withHouse } from './testing/house.ts'
import { addFilm, addSequence, newMeetingId } from './testing/seed.ts'

const refusal = (house: House, id = newMeetingId(), cycleId = house.cycleId) =>
  house.meetings.arrange(cycleId, id, house.supervisor.id).then(
    () => 'no refusal',
    error => error.code,
  )

describe('arranging a meeting', () => {
  it('[ME2] needs a film that is ready, consent, a sequence that looks good, and questions', () =>
    withHouse(async house => {
      const { store, cycleId, worker, supervisor } = house
      expect(await refusal(house)).to.equal('film-not-ready')
      const recordingId = await addFilm(store, cycleId, worker.id, 'processing')
      expect(await refusal(house)).to.equal('film-not-ready')
      await store.updateTable('recording').set({ state: 'ready' }).execute()
      house.consent.given = false
      expect(await refusal(house)).to.equal('consent-missing')
      house.consent.given = true
      await addSequence(store, recordingId, supervisor.id, { kind: 'lookingCloser' })
      expect(await refusal(house)).to.equal('looking-good-missing')
      await addSequence(store, recordingId, supervisor.id, { question: '' })
      expect(await refusal(house)).to.equal('question-missing')
      expect(await store.selectFrom('meeting').selectAll().execute()).to.deep.equal([])
    }))

  it('[ME3] makes it, releases the sequences and moves the round on', () =>
    withHouse(async house => {
      await house.store.updateTable('cycle').set({ state: 'analysing' }).execute()
      const { meetingId, recordingId } = await house.arrange()
      const meeting = await house.meetings.get(meetingId)
      expect(meeting).to.include({
        id: meetingId,
        recordingId,
        cycleIndex: 1,
        state: 'arranged',
        nextStep: 'Vi øver pauser',
      })
      const { worker, supervisor } = house
      expect(meeting.participants).to.deep.equal([
        { id: worker.id, displayName: worker.displayName, role: 'worker', relation: 'worker' },
        { id: supervisor.id, displayName: supervisor.displayName, role: 'supervisor', relation: 'supervisor' },
      ])
      const released = await house.store.selectFrom('sequence').select('releasedMs').executeTakeFirst()
      expect(released?.releasedMs).to.not.equal(null)
      expect(await house.cycleState()).to.equal('meetingScheduled')
    }))

  it('[ME4] gives the one there is when asked again, with the same id or another, also at once', () =>
    withHouse(async house => {
      const { meetingId } = await house.arrange()
      const { cycleId, supervisor } = house
      const ids = [meetingId, newMeetingId(), newMeetingId()]
      const meetings = await Promise.all(ids.map(id => house.meetings.arrange(cycleId, id, supervisor.id)))
      expect(meetings.map(({ id }) => id)).to.deep.equal([meetingId, meetingId, meetingId])
    }))

  it('[ME5] makes another when the last one is held', () =>
    withHouse(async house => {
      const { meetingId } = await house.arrange()
      await house.store.updateTable('meeting').set({ state: 'held' }).execute()
      const next = await house.meetings.arrange(house.cycleId, newMeetingId(), house.supervisor.id)
      expect(next.id).to.not.equal(meetingId)
    }))

  it("refuses an id that is another round's", () =>
    withHouse(async house => {
      const { meetingId } = await house.arrange()
      expect(await refusal(house, meetingId, house.otherCycleId)).to.equal('conflict')
    }))
})
