import { randomUUID } from 'node:crypto'
import { FilmedPersonId } from '@samsyn/shared'
import { expect } from 'chai'
import { before, describe, it } from 'mocha'
import { smallFilm } from '../recording/testing/film.ts'
import { addPerson, type Filmed, playable, received } from '../recording/testing/filmed.ts'
import { type House, inFolder, inHouse, inHouseAt } from '../recording/testing/house.ts'
import { statusAfter } from './consent.ts'

describe('consent', () => {
  let film: Buffer
  before(async () => {
    film = await smallFilm(2)
  })

  const state = ({ worker, recordingId }: Filmed, id: FilmedPersonId, given: boolean) =>
    worker.get('consent:state', { recordingId, id, given })
  const roundIs = (house: House, { cycleId }: Filmed, wanted: string) =>
    house.until(async () => ((await house.stateOf(cycleId)) === wanted ? true : null))

  it('is pending, given, declined or withdrawn', () => {
    expect(statusAfter('pending', true)).to.equal('given')
    expect(statusAfter('pending', false)).to.equal('declined')
    expect(statusAfter('declined', false)).to.equal('declined')
    expect(statusAfter('given', false)).to.equal('withdrawn')
    expect(statusAfter('withdrawn', false)).to.equal('withdrawn')
    expect(statusAfter('withdrawn', true)).to.equal('given')
  })

  it('[CO4] before the film is ready: the round is ready as soon as the film is', () =>
    inHouse(async house => {
      const filmed = await received(house, film)
      await state(filmed, await addPerson(filmed), true)
      expect((await house.whenIn('ready', filmed.id)).playable).to.equal(true)
      await roundIs(house, filmed, 'readyForAnalysis')
    }))

  it('[CO4] after the film is ready: the round waits for it', () =>
    inHouse(async house => {
      const filmed = await received(house, film)
      await house.whenIn('ready', filmed.id)
      await roundIs(house, filmed, 'consentCheck')
      const first = await addPerson(filmed)
      const second = await addPerson(filmed, 'Mor')
      expect((await state(filmed, first, true)).playable).to.equal(false)
      expect(await house.stateOf(filmed.cycleId)).to.equal('consentCheck')
      expect((await state(filmed, second, true)).playable).to.equal(true)
      expect(await house.stateOf(filmed.cycleId)).to.equal('readyForAnalysis')
    }))

  it('[CO3] of each person is their own: a new one stops the film until theirs is given', () =>
    inHouse(async house => {
      const filmed = await playable(house, film)
      const late = await addPerson(filmed, 'Mor')
      const { persons, playable: still } = await house.recordings.get(filmed.id)
      expect(persons.map(person => person.supervision)).to.deep.equal(['given', 'pending'])
      expect(still).to.equal(false)
      expect(await house.stateOf(filmed.cycleId)).to.equal('consentCheck')
      await filmed.worker.get('recording:remove-person', { recordingId: filmed.id, id: late })
      expect(await house.stateOf(filmed.cycleId)).to.equal('readyForAnalysis')
      expect((await state(filmed, filmed.personId, false)).persons[0]?.supervision).to.equal('withdrawn')
      expect(await house.stateOf(filmed.cycleId)).to.equal('consentCheck')
    }))

  it('ends with the round where the last statement leaves it, however they come', () =>
    inHouse(async house => {
      const filmed = await playable(house, film)
      for (const last of [true, false, true, false]) {
        await Promise.all([!last, last, !last].map(given => state(filmed, filmed.personId, given)))
        const { playable: now } = await state(filmed, filmed.personId, last)
        expect(now).to.equal(last)
        expect(await house.stateOf(filmed.cycleId)).to.equal(last ? 'readyForAnalysis' : 'consentCheck')
      }
    }))

  it('[CO5] reaches the round even when the server dies before it could tell', () =>
    inFolder(async dir => {
      const left = await inHouseAt(dir, async house => {
        const filmed = await playable(house, film)
        await house.store.updateTable('cycle').set({ state: 'planned' }).execute()
        return filmed.cycleId
      })
      await inHouseAt(dir, async house => expect(await house.stateOf(left)).to.equal('readyForAnalysis'))
    }))

  it('[CO6] is stated by the worker alone, for people who are in this film', () =>
    inHouse(async house => {
      const { worker, supervisor, recordingId, personId } = await playable(house, film)
      const stranger = (await house.newCourse()).worker
      const statement = { recordingId, id: personId, given: true }
      const other = { ...statement, id: FilmedPersonId.parse(randomUUID()) }
      expect(await supervisor.refusal('consent:state', statement)).to.equal('forbidden')
      expect(await stranger.refusal('consent:state', statement)).to.equal('not-found')
      expect(await worker.refusal('consent:state', other)).to.equal('not-found')
      const row = await house.store.selectFrom('consent').selectAll().executeTakeFirstOrThrow()
      expect(row).to.include({ scope: 'supervision', status: 'given', statedBy: worker.self.id })
    }))
})
