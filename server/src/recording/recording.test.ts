import { randomUUID } from 'node:crypto'
import { FilmedPersonId, mostFilmed, RecordingId } from '@samsyn/shared'
import { expect } from 'chai'
import { before, describe, it } from 'mocha'
import { maxUploadBytes } from './begin.ts'
import { smallFilm } from './testing/film.ts'
import { addPerson, playable, received } from './testing/filmed.ts'
import { inHouse } from './testing/house.ts'

const beginning = () => ({ id: RecordingId.parse(randomUUID()), fileName: 'samtale.mp4', sizeBytes: 1000 })

describe('recordings', () => {
  let film: Buffer
  before(async () => {
    film = await smallFilm(2)
  })

  it('[UP8] are begun once, however often it is asked, and one at a time in a round', () =>
    inHouse(async ({ newCourse }) => {
      const { worker, cycleId, otherCycleId } = await newCourse()
      const first = { ...beginning(), cycleId }
      const made = await worker.get('recording:create', first)
      expect(made).to.include({ state: 'uploading', receivedBytes: 0, progress: 0, playable: false })
      expect(await worker.get('recording:create', first)).to.deep.equal(made)
      expect(await worker.refusal('recording:create', { ...beginning(), cycleId })).to.equal('conflict')
      expect(await worker.refusal('recording:create', { ...first, cycleId: otherCycleId })).to.equal('conflict')
      const atOnce = [1, 2, 3].map(() => worker.refusal('recording:create', { ...beginning(), cycleId: otherCycleId }))
      expect((await Promise.all(atOnce)).sort()).to.deep.equal(['conflict', 'conflict', null])
    }))

  it('[UP9] that are too large are refused before a byte of them is sent', () =>
    inHouse(async ({ newCourse }) => {
      const { worker, cycleId } = await newCourse()
      const refused = await worker.get('recording:create', { ...beginning(), cycleId, sizeBytes: maxUploadBytes + 1 })
      expect(refused).to.include({ state: 'refused', problem: 'too-large' })
      expect(await worker.refusal('recording:create', { ...beginning(), cycleId })).to.equal(null)
    }))

  it('[UP10] are not begun where there is no room', () =>
    inHouse(
      async ({ newCourse }) => {
        const { worker, cycleId } = await newCourse()
        expect(await worker.refusal('recording:create', { ...beginning(), cycleId })).to.equal('no-room')
      },
      { freeBytes: 1024 ** 3 },
    ))

  it('[FM1] are described and discarded by the worker alone, and do not exist for strangers', () =>
    inHouse(async ({ newCourse }) => {
      const { worker, supervisor, cycleId } = await newCourse()
      const stranger = (await newCourse()).worker
      const { id: recordingId } = await worker.get('recording:create', { ...beginning(), cycleId })
      const person = { recordingId, id: FilmedPersonId.parse(randomUUID()), label: 'Mor', kind: 'parent' as const }
      expect(await supervisor.refusal('recording:get', { recordingId })).to.equal(null)
      expect(await supervisor.refusal('recording:put-person', person)).to.equal('forbidden')
      expect(await supervisor.refusal('recording:discard', { recordingId })).to.equal('forbidden')
      expect(await supervisor.refusal('recording:create', { ...beginning(), cycleId })).to.equal('forbidden')
      for (const ask of ['recording:get', 'recording:discard'] as const) {
        expect(await stranger.refusal(ask, { recordingId })).to.equal('not-found')
      }
      expect(await stranger.refusal('recording:put-person', person)).to.equal('not-found')
    }))

  it('[FM2] name people by role, and never by a number', () =>
    inHouse(async ({ newCourse }) => {
      const { worker, cycleId, otherCycleId } = await newCourse()
      const { id: recordingId } = await worker.get('recording:create', { ...beginning(), cycleId })
      const { id: other } = await worker.get('recording:create', { ...beginning(), cycleId: otherCycleId })
      const person = { recordingId, id: FilmedPersonId.parse(randomUUID()), label: 'Mor', kind: 'parent' as const }
      const { persons } = await worker.get('recording:put-person', person)
      expect(persons).to.deep.equal([{ id: person.id, label: 'Mor', kind: 'parent', supervision: 'pending' }])
      const renamed = await worker.get('recording:put-person', { ...person, label: 'Mor til ung' })
      expect(renamed.persons.map(({ label }) => label)).to.deep.equal(['Mor til ung'])
      for (const label of ['010203-1234', 'Ung 0102031234']) {
        expect(await worker.refusal('recording:put-person', { ...person, label })).to.equal('bad-request')
      }
      expect(await worker.refusal('recording:put-person', { ...person, recordingId: other })).to.equal('conflict')
      await worker.get('recording:remove-person', { recordingId: other, id: person.id })
      expect((await worker.get('recording:get', { recordingId })).persons).to.have.length(1)
      const left = await worker.get('recording:remove-person', { recordingId, id: person.id })
      expect(left.persons).to.deep.equal([])
      expect(await worker.refusal('recording:remove-person', { recordingId, id: person.id })).to.equal(null)
    }))

  it('[CO30] name fifty people at most, each of whom can still be named otherwise', () =>
    inHouse(async ({ newCourse }) => {
      const { worker, cycleId } = await newCourse()
      const { id: recordingId } = await worker.get('recording:create', { ...beginning(), cycleId })
      const named = () => ({
        recordingId,
        id: FilmedPersonId.parse(randomUUID()),
        label: 'Ung',
        kind: 'parent' as const,
      })
      const first = named()
      await worker.get('recording:put-person', first)
      for (let more = 1; more < mostFilmed; more++) await worker.get('recording:put-person', named())
      expect(await worker.refusal('recording:put-person', named())).to.equal('enough')
      const { persons } = await worker.get('recording:put-person', { ...first, label: 'Mor' })
      expect(persons).to.have.length(mostFilmed)
    }))

  it('[FM3] leave a trace without content when they are discarded, and the round is planned again', () =>
    inHouse(async house => {
      const { worker, recordingId, cycleId } = await playable(house, film)
      expect(await house.stateOf(cycleId)).to.equal('readyForAnalysis')
      await worker.get('recording:discard', { recordingId })
      expect(await house.stateOf(cycleId)).to.equal('planned')
      const row = await house.store.selectFrom('recording').selectAll().executeTakeFirstOrThrow()
      expect([row.fileName, row.discardedMs === null]).to.deep.equal(['', false])
      expect(house.forgotten).to.deep.equal([recordingId])
      expect((await worker.stream('film', recordingId)).status).to.equal(404)
    }))

  it('[FM4] stay once a meeting is arranged on them', () =>
    inHouse(async house => {
      const { worker, recordingId } = await playable(house, film)
      await house.store.updateTable('cycle').set({ state: 'meetingScheduled' }).execute()
      expect(await worker.refusal('recording:discard', { recordingId })).to.equal('conflict')
      expect((await worker.stream('poster', recordingId)).status).to.equal(200)
    }))

  it('[FM5] tell the course of every change', () =>
    inHouse(async house => {
      const filmed = await received(house, film)
      const before = house.told.length
      await addPerson(filmed)
      const told = house.told.slice(before).filter(fact => fact.name === 'recording:changed')
      expect(told[0]).to.deep.include({
        courseId: filmed.courseId,
        payload: { recordingId: filmed.id, cycleId: filmed.cycleId },
      })
      await house.whenIn('ready', filmed.id)
    }))
})
