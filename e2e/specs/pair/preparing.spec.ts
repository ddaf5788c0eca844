import { randomUUID } from 'node:crypto'
import { FilmedPersonId, MeetingId, SequenceId } from '@samsyn/shared'
import { expect } from 'chai'
import { after, before, describe, it } from 'mocha'
import { everySize, lookAt } from '../../people/look.ts'
import { Participant } from '../../people/Participant.ts'
import { filmOf } from '../../people/together.ts'
import { until } from '../../support/until.ts'
import { smallFilm } from '../../support/wire/films.ts'
import {
  emailOf,
  firstRoundOf,
  type House,
  openHouse,
  type Place,
  placeOf,
  saidYes,
  sendTo,
  sequenceIn,
} from '../../support/wire/house.ts'

/** What a social worker is told of what her supervisor will ask her: Ane's meeting is arranged; Cilie's is yet to be. */
describe('a social worker who prepares for her meeting', () => {
  let house: House
  let place: Place
  let ane: Participant
  let cilie: Participant

  before(async function () {
    this.timeout(240_000)
    house = await openHouse()
    place = await placeOf(house.ane)
    ;[ane, cilie] = [await Participant.openWithoutDevices('Ane'), await Participant.openWithoutDevices('Cilie')]
    for (const person of [ane, cilie]) await person.signIn(house.app.baseUrl, emailOf(person.name))
  })
  after(async () => {
    await Promise.all([ane, cilie].map(person => person?.close()))
    await house?.app.stop()
  })

  it('[AL4] before the meeting her round shows what she will be asked, each with its clip', async () => {
    await ane.goto(`${house.app.baseUrl}/rounds/${place.cycleId}`)
    await ane.sees('preparing')
    const asked = await ane.page.$$eval('[data-testid="prepare-question"]', all => all.map(one => one.textContent))
    const sequences = await house.bo.call('sequence:list', { recordingId: place.recordingId })
    expect(asked).to.have.members(sequences.map(({ question }) => question))
    await lookAt(ane, 'round-prepare', undefined, everySize)
    await ane.page.locator('[data-testid="preparing"] li:nth-child(2) a').click()
    await ane.inRoom()
    await until('the film stands at that clip', async () => Math.abs((await filmOf(ane)).ms - 21_500) < 60)
  })

  it('[AL4] nothing of the analysis is on her page before the meeting is arranged; then it comes by itself', async function () {
    this.timeout(120_000)
    const cycleId = await firstRoundOf(house.cilie)
    const { id: recordingId } = await sendTo(house.cilie, cycleId, await smallFilm())
    const page = `${house.app.baseUrl}/rounds/${cycleId}/film`
    await cilie.goto(page)
    await cilie.reads('film-closed', 'før alle på den har sagt ja')
    await lookAt(cilie, 'film-closed')
    const person = { recordingId, id: FilmedPersonId.parse(randomUUID()) }
    await house.cilie.call('recording:put-person', { ...person, label: 'Ung på 17', kind: 'youngPerson' })
    await house.cilie.call('consent:state', { ...person, ...saidYes })
    await cilie.inRoom()
    const draft = sequenceIn({ recordingId, sequenceId: SequenceId.parse(randomUUID()) })
    await house.bo.call('sequence:put', draft)
    await cilie.sees('watch-none')
    await lookAt(cilie, 'film-none', undefined, everySize)
    await cilie.goto(`${house.app.baseUrl}/rounds/${cycleId}`)
    await cilie.sees('watch-film')
    expect(await cilie.page.$('[data-testid="preparing"]')).to.equal(null)
    expect(await cilie.page.$eval('main', main => main.textContent)).not.to.include(draft.question)
    await house.bo.call('meeting:arrange', { cycleId, id: MeetingId.parse(randomUUID()) })
    await cilie.reads('preparing', draft.question)
    await cilie.press('watch-sequences')
    await cilie.reads('watch-list', draft.question)
    expect([ane, cilie].map(({ complaints }) => complaints)).to.deep.equal([[], []])
  })
})
