import { randomUUID } from 'node:crypto'
import {
  type ConsentAnswer,
  type ConsentStatus,
  consentText,
  FilmedPersonId,
  slipMs,
  whyNotStated,
} from '@samsyn/shared'
import { expect } from 'chai'
import { before, describe, it } from 'mocha'
import { smallFilm } from '../recording/testing/film.ts'
import { addPerson, type Filmed, playable, received, saidYes } from '../recording/testing/filmed.ts'
import { type House, inFolder, inHouse, inHouseAt } from '../recording/testing/house.ts'

describe('consent', () => {
  let film: Buffer
  before(async () => {
    film = await smallFilm(2)
  })

  const state = ({ worker, recordingId }: Filmed, id: FilmedPersonId, given: boolean) =>
    worker.get('consent:state', { recordingId, id, ...(given ? saidYes : { answer: 'pending' as const }) })
  const roundIs = (house: House, { cycleId }: Filmed, wanted: string) =>
    house.until(async () => ((await house.stateOf(cycleId)) === wanted ? true : null))

  it('[CO24] that is given is never a no by a statement: it is withdrawn, or was a slip', () => {
    const after = (status: ConsentStatus, answer: ConsentAnswer, laterMs = 0) =>
      whyNotStated({ status, sinceMs: 1000 }, answer, 1000 + laterMs)
    for (const answer of ['given', 'pending', 'declined'] as const) {
      expect(after('pending', answer)).to.equal(null)
      expect(after('withdrawn', answer)).to.equal('conflict')
    }
    expect(after('given', 'pending', slipMs * 99)).to.equal(null)
    expect(after('given', 'declined')).to.equal('consent-given')
    expect(after('declined', 'given', slipMs * 99)).to.equal(null)
    expect(after('declined', 'pending', slipMs)).to.equal(null)
    expect(after('declined', 'pending', slipMs + 1)).to.equal('said-no')
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
      expect((await state(filmed, filmed.personId, false)).persons[0]?.supervision).to.equal('pending')
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
      const statement = { recordingId, id: personId, ...saidYes }
      const other = { ...statement, id: FilmedPersonId.parse(randomUUID()) }
      expect(await supervisor.refusal('consent:state', statement)).to.equal('forbidden')
      expect(await stranger.refusal('consent:state', statement)).to.equal('not-found')
      expect(await worker.refusal('consent:state', other)).to.equal('not-found')
      const row = await house.store.selectFrom('consent').selectAll().executeTakeFirstOrThrow()
      expect(row).to.include({ scope: 'supervision', status: 'given', statedBy: worker.self.id })
    }))

  it('[CO25] has a history that is added to alone: who said what, how, to which text, and when', () => {
    let nowMs = Date.parse('2026-05-03T11:30:00Z')
    return inHouse(
      async house => {
        const { worker, supervisor, recordingId, personId: id } = await playable(house, film)
        const paper = { givenBy: 'guardian', method: 'written', text: consentText } as const
        const statements = [
          { answer: 'given', basis: paper },
          { answer: 'given', basis: paper },
          { answer: 'pending' },
        ] as const
        for (const statement of statements) {
          nowMs += 1000
          await worker.get('consent:state', { recordingId, id, ...statement })
        }
        const line = { filmedPersonId: id, statedBy: worker.self.id }
        const history = [
          { ...line, status: 'given', basis: saidYes.basis, statedMs: nowMs - 3000 },
          { ...line, status: 'given', basis: paper, statedMs: nowMs - 2000 },
          { ...line, status: 'pending', basis: null, statedMs: nowMs },
        ]
        expect(await supervisor.get('consent:history', { recordingId })).to.deep.equal(history)
        const stranger = (await house.newCourse()).worker
        expect(await stranger.refusal('consent:history', { recordingId })).to.equal('not-found')
        for (const wrong of [{ answer: 'given' }, { ...saidYes, answer: 'pending' }] as const) {
          expect(await worker.refusal('consent:state', { recordingId, id, ...wrong })).to.equal('bad-request')
        }
      },
      { now: () => nowMs },
    )
  })

  it('[CO26] that was refused keeps the film closed: who said no cannot be taken off the list', () => {
    let nowMs = Date.parse('2026-05-03T11:30:00Z')
    return inHouse(
      async house => {
        const filmed = await playable(house, film)
        const { worker, supervisor, recordingId } = filmed
        const id = await addPerson(filmed, 'Mor')
        const say = (answer: 'pending' | 'declined') => worker.refusal('consent:state', { recordingId, id, answer })
        expect(await say('declined')).to.equal(null)
        expect(await worker.refusal('recording:remove-person', { recordingId, id })).to.equal('said-no')
        nowMs += slipMs + 1
        expect(await say('pending')).to.equal('said-no')
        expect(await worker.refusal('recording:remove-person', { recordingId, id })).to.equal('said-no')
        expect((await supervisor.stream('film', recordingId)).status).to.equal(403)
        expect((await house.recordings.get(recordingId)).persons.map(one => one.supervision)).to.include('declined')
        const later = await addPerson(filmed, 'Far')
        await worker.get('recording:remove-person', { recordingId, id: later })
        const history = await supervisor.get('consent:history', { recordingId })
        expect(history.at(-1)).to.include({ filmedPersonId: later, status: 'removed', statedMs: nowMs })
      },
      { now: () => nowMs },
    )
  })

  it('[CO27] leaves ids and times of what was stated when the film has gone, and no word', () =>
    inHouse(async house => {
      const { worker, recordingId, personId: id } = await playable(house, film)
      await worker.get('consent:withdraw', { recordingId, id })
      expect(await worker.refusal('consent:history', { recordingId })).to.equal('not-found')
      const rows = await house.store.selectFrom('consentEvent').selectAll().orderBy('seq').execute()
      expect(rows.map(row => row.status)).to.deep.equal(['given', 'withdrawn'])
      for (const row of rows) expect(row).to.include({ recordingId, filmedPersonId: id, statedBy: worker.self.id })
      expect(JSON.stringify(rows)).to.not.include('Ung')
      expect(await worker.refusal('consent:state', { recordingId, id, ...saidYes })).to.equal('not-found')
    }))
})
