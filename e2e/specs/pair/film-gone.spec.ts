import { expect } from 'chai'
import { after, before, describe, it } from 'mocha'
import { everySize, lookAt } from '../../people/look.ts'
import { Participant } from '../../people/Participant.ts'
import { type Demo, type RunningApp, startApp } from '../../support/server.ts'
import { until } from '../../support/until.ts'

describe('what two people are told when they have not met, and when the film goes while they meet', () => {
  let app: RunningApp
  let demo: Demo
  let ane: Participant
  let bo: Participant
  let round: string

  before(async function () {
    this.timeout(240_000)
    app = await startApp({ HELD_AFTER_SECONDS: '60' })
    demo = await app.demo()
    ane = await Participant.open('Ane')
    bo = await Participant.open('Bo')
    await ane.signIn(app.baseUrl, 'ane@demo.invalid')
    await bo.signIn(app.baseUrl, 'bo@demo.invalid')
    round = `${app.baseUrl}/rounds/${await ane.page.evaluate(async () => (await (await fetch('/api/courses')).json()).value[0].cycles[0].id)}`
  })
  after(async () => {
    await Promise.all([ane?.close(), bo?.close()])
    await app?.stop()
  })

  const look = (person: Participant, name: string) => lookAt(person, name, undefined, everySize)
  const text = ({ page }: Participant) => page.evaluate(() => document.querySelector('main')?.textContent ?? '')
  const nextIs = (person: Participant, step: string) =>
    until(`what is next is to ${step}`, async () => (await person.attribute('next-step', 'data-step')) === step)

  it('[ME80] who was alone in the room has not met anybody: letter, round and home say so', async () => {
    await bo.join(demo.meeting.joinUrl)
    await bo.press('leave')
    await bo.reads('not-met', 'I har ikke holdt mødet endnu.')
    await look(bo, 'not-held-letter')
    await bo.goto(round)
    await bo.reads('round-state', 'Møde aftalt')
    await bo.sees('to-meeting')
    await look(bo, 'not-held-round')
    await ane.goto(app.baseUrl)
    await nextIs(ane, 'meet')
    await look(ane, 'not-held-home')
  })

  it('[CO34] both are in the room: the film is gone at once, and the way out leads to the true round', async () => {
    await Promise.all([ane.join(demo.meeting.joinUrl), bo.join(demo.meeting.joinUrl)])
    await withdraw()
    for (const person of [ane, bo]) {
      await person.reads('film-missing', 'Et samtykke er trukket tilbage. Filmen og jeres noter om den er slettet.')
      expect(await text(person)).to.not.match(/er gemt|er der stadig/)
      await look(person, `withdrawn-room-${person.name}`)
      await person.pressWords('[data-testid="film-missing"] a', 'Se runden')
      await person.reads('round-state', 'Mangler film')
    }
    await ane.reads(
      'film-gone',
      'Filmen er slettet, fordi et samtykke blev trukket tilbage. Send en ny, når du er klar.',
    )
    await bo.reads('film-gone', /^Anes film er slettet\. Du skal ikke gøre noget\.$/)
    for (const person of [ane, bo]) {
      expect(await text(person)).to.not.match(/Mødet er i gang|har valgt de sekvenser|holdt jeres møde|Gå til mødet/)
      await look(person, `withdrawn-round-${person.name}`)
    }
  })

  it('[CO34] their homes and the analysis say so too, and an old link to the meeting does', async () => {
    await ane.goto(app.baseUrl)
    await nextIs(ane, 'after-withdrawal')
    await ane.reads('next-step', 'Filmen er slettet, fordi et samtykke blev trukket tilbage.')
    await look(ane, 'withdrawn-home-ane')
    await bo.goto(app.baseUrl)
    await bo.reads('film-gone', 'Anes film er slettet. Du skal ikke gøre noget.')
    expect(await text(bo)).to.not.match(/Mødet er i gang|Gå til mødet/)
    await look(bo, 'withdrawn-home-bo')
    await bo.goto(`${round}/analysis`)
    await bo.reads('film-not-yet', 'Anes film er slettet. Du skal ikke gøre noget.')
    await look(bo, 'withdrawn-analysis')
    await bo.goto(`${demo.meeting.joinUrl}/after`)
    await bo.reads('called-off', 'Mødet blev aflyst, fordi filmen blev slettet.')
    await look(bo, 'withdrawn-letter')
    await ane.goto(demo.meeting.joinUrl)
    await ane.sees('film-missing')
    for (const person of [ane, bo]) expect(person.complaints).to.deep.equal([])
  })

  async function withdraw() {
    const told = await ane.page.evaluate(async () => {
      const [course] = (await (await fetch('/api/courses')).json()).value
      const recording = `/api/recordings/${course.cycles[0].recordingId}`
      const { value } = await (await fetch(recording)).json()
      return (await fetch(`${recording}/persons/${value.persons[0].id}/consent`, { method: 'DELETE' })).status
    })
    expect(told).to.equal(200)
  }
})
