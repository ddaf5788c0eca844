import { expect } from 'chai'
import { after, before, describe, it } from 'mocha'
import type { HTTPRequest } from 'puppeteer-core'
import { seesItMove } from '../../people/film.ts'
import { everySize, lookAt } from '../../people/look.ts'
import { Participant } from '../../people/Participant.ts'
import { filmOf } from '../../people/together.ts'
import { filmBox, tabTo } from '../../people/watching.ts'
import { eachGoesOn } from '../../support/each-goes-on.ts'
import { until } from '../../support/until.ts'
import { emailOf, type House, openHouse, type Place, placeOf } from '../../support/wire/house.ts'

const broken = JSON.stringify({ ok: false, code: 'internal', message: 'broken' })

/** Ane watches her film while Bo's analysis of it is open. */
describe('a social worker who watches her own film', () => {
  eachGoesOn()
  let house: House
  let place: Place
  let ane: Participant
  let bo: Participant
  let cilie: Participant
  const round = (page = '') => `${house.app.baseUrl}/rounds/${place.cycleId}${page}`

  before(async function () {
    this.timeout(240_000)
    house = await openHouse()
    place = await placeOf(house.ane)
    ;[ane, bo, cilie] = [
      await Participant.openWithoutDevices('Ane'),
      await Participant.openWithoutDevices('Bo'),
      await Participant.openWithoutDevices('Cilie'),
    ]
    for (const person of [ane, bo, cilie]) await person.signIn(house.app.baseUrl, emailOf(person.name))
  })
  after(async () => {
    await Promise.all([ane, bo, cilie].map(person => person?.close()))
    await house?.app.stop()
  })

  it('[AL7] her supervisor is led from her page to the analysis, and a stranger is told there is no such round', async () => {
    await bo.goto(round('/film'))
    await bo.inRoom()
    expect(new URL(bo.page.url()).pathname).to.equal(`/rounds/${place.cycleId}/analysis`)
    await cilie.goto(round('/film'))
    await cilie.sees('not-found')
    expect(await cilie.page.$('video')).to.equal(null)
  })

  it('[AL1] the film is the largest thing there, and nothing lies over it while it plays', async () => {
    await ane.goto(house.app.baseUrl)
    await lookAt(ane, 'home-watch', undefined, everySize)
    await tabTo(ane, '[data-testid="home-watch"]')
    await ane.page.keyboard.press('Enter')
    await ane.inRoom()
    await lookAt(ane, 'film', undefined, everySize)
    for (const size of [everySize.desk, everySize.wide]) {
      await ane.page.setViewport(size)
      await ane.page.keyboard.press('k')
      await seesItMove(ane)
      // Where it had to be waited for it says so on the empty picture, and no longer than that.
      await until('nothing lies over it while it moves', async () => {
        const { covered } = await filmBox(ane)
        return (await filmOf(ane)).moves && covered.length === 0
      })
      const { share, bottom } = await filmBox(ane)
      expect(share).to.be.at.least(0.47)
      expect(bottom).to.be.at.most(size.height)
      await ane.page.keyboard.press('k')
      await until('it stands', async () => !(await filmOf(ane)).moves)
    }
  })

  it('[AL5] what she watches moves nobody else’s film, and nothing is or can be written there', async () => {
    const sent: string[] = []
    const note = (request: HTTPRequest) => void (request.method() !== 'GET' && sent.push(request.url()))
    ane.page.on('request', note)
    const { frame } = await until('Bo sees a frame', async () => {
      const frame = await bo.frame()
      return frame === null ? null : { frame }
    })
    await ane.page.keyboard.press('k')
    await seesItMove(ane)
    await ane.page.keyboard.press('k')
    expect(await bo.frame()).to.equal(frame)
    expect((await filmOf(bo)).moves).to.equal(false)
    expect(
      await ane.page.$$('main :is(textarea, [contenteditable="true"], input:not([type="range"], [tabindex="-1"]))'),
    ).to.have.length(0)
    ane.page.off('request', note)
    expect(sent).to.deep.equal([])
  })

  it('[AL3] a sequence plays from its start to its end, again, round and round, and on to the next, by keys alone', async function () {
    this.timeout(120_000)
    const second = '[data-testid="watch-list"] > li:nth-child(2)'
    const words = (selector: string) => ane.page.$eval(selector, one => one.textContent)
    await tabTo(ane, `${second} [data-testid="watch-play"]`)
    await ane.page.keyboard.press('Enter')
    await until('it begins at its start', async () => {
      const { ms, moves } = await filmOf(ane)
      return moves && ms >= 21_400 && ms < 24_000
    })
    const over = () =>
      until('it is over', async () => (await words(`${second} [data-testid="watch-play"]`)) === 'Afspil igen')
    await over()
    await until('it stands at its end', async () => {
      const { ms, moves } = await filmOf(ane)
      return !moves && Math.abs(ms - 30_000) < 80
    })
    await ane.page.keyboard.press('Enter')
    await until('it plays again', async () => {
      const { ms, moves } = await filmOf(ane)
      return moves && ms < 24_000
    })
    await ane.page.keyboard.press('>')
    await tabTo(ane, `${second} [data-testid="watch-loop"]`)
    await ane.page.keyboard.press('Enter')
    await until('it nears its end', async () => (await filmOf(ane)).ms > 28_500)
    await until('it goes round', async () => (await filmOf(ane)).ms < 24_000)
    await tabTo(ane, '[data-testid="watch-next"]')
    await ane.page.keyboard.press('Enter')
    await until('the next one plays', async () => {
      const { ms, moves } = await filmOf(ane)
      return moves && ms > 30_400 && ms < 44_000
    })
  })

  it('[AL3] arrows, comma and full stop move the film, and F fills the screen with it', async () => {
    await ane.page.keyboard.press('k')
    const standing = () =>
      until('a frame stands', async () => {
        const { moves } = await filmOf(ane)
        const frame = moves ? null : await ane.frame()
        return frame === null ? null : { frame }
      })
    const { frame } = await standing()
    const goes = (to: number) => until(`frame ${to}`, async () => Math.abs(((await ane.frame()) ?? -99) - to) <= 1)
    await ane.page.keyboard.press('.')
    await until('one frame on', async () => (await ane.frame()) === frame + 1)
    await ane.page.keyboard.press(',')
    await until('one frame back', async () => (await ane.frame()) === frame)
    await ane.page.keyboard.press('ArrowLeft')
    await goes(frame - 25)
    await ane.page.keyboard.press('ArrowRight')
    await goes(frame)
    await ane.page.keyboard.press('f')
    await until('the film fills the window', async () => (await filmBox(ane)).share > 0.75)
    expect((await filmBox(ane)).covered).to.deep.equal([])
    await ane.press('play')
    await seesItMove(ane)
    await ane.page.keyboard.press('f')
    await until('it is as before', async () => (await filmBox(ane)).share < 0.75)
    await ane.sees('watch-list')
  })

  it('[AL2] each viewing is on the record, and on her round, as hers alone', async () => {
    const viewings = await house.ane.call('recording:viewings', { recordingId: place.recordingId })
    const own = viewings.filter(({ purpose }) => purpose === 'own')
    expect(own.map(({ displayName }) => displayName)).to.include('Ane Opdigt')
    expect(viewings.some(({ displayName }) => displayName === 'Cilie Eksempel')).to.equal(false)
    await ane.goto(round())
    await ane.page.waitForSelector('::-p-text(alene, for egen skyld)')
  })

  it('[AL10] where the sequences cannot be had it says so, and the film plays; where the server is away too', async () => {
    const answer = (request: HTTPRequest) =>
      void (request.url().endsWith('/sequences')
        ? request.respond({ status: 500, contentType: 'application/json', body: broken })
        : request.continue())
    await ane.page.setRequestInterception(true)
    ane.page.on('request', answer)
    await ane.goto(round('/film'))
    await ane.page.waitForSelector('::-p-text(Sekvenserne kunne ikke hentes)')
    expect(await ane.page.$eval('main', main => main.textContent)).not.to.include('errors.')
    await lookAt(ane, 'film-no-sequences')
    ane.page.off('request', answer)
    await ane.page.setRequestInterception(false)
    await ane.pressWords('main button', 'Prøv igen')
    await ane.sees('watch-list')
    await house.app.kill('SIGKILL')
    await ane.sees('offline')
    await ane.press('play')
    await seesItMove(ane)
    await lookAt(ane, 'film-offline')
    await house.app.start()
    await until('the line is back', async () => (await ane.page.$('[data-testid="offline"]')) === null)
  })

  it('[AL9] after a meeting the letter’s times open the film there, and it leads to the sequences', async () => {
    const url = `${house.app.baseUrl}/meetings/${place.meetingId}`
    await ane.join(url)
    await bo.join(url)
    await bo.press('take-control')
    await bo.page.locator('.agenda [data-testid^="sequence-"]').click()
    await seesItMove(ane)
    const { ms: fromMs } = await filmOf(ane)
    await until('some of it has run', async () => (await filmOf(ane)).ms > fromMs + 2_500)
    await bo.press('pause')
    await bo.press('leave')
    await ane.press('leave')
    await ane.sees('watch-again')
    await ane.sees('watched')
    await lookAt(ane, 'letter-worker', undefined, everySize)
    const link = await ane.page.waitForSelector('[data-testid="watched"] a')
    const to = new URL((await link?.evaluate(one => (one as HTMLAnchorElement).href)) ?? '')
    expect(to.pathname).to.equal(`/rounds/${place.cycleId}/film`)
    await link?.click()
    await ane.inRoom()
    await until(
      'the film stands there',
      async () => Math.abs((await filmOf(ane)).ms - Number(to.searchParams.get('t'))) < 100,
    )
    for (const [where, link] of [
      [round(), 'watch-sequences'],
      [house.app.baseUrl, 'home-watch'],
      [`${url}/after`, 'watch-again'],
    ] as const) {
      await ane.goto(where)
      await ane.press(link)
      await ane.sees('watch-list')
    }
  })

  it('[AL8] a consent that is withdrawn takes the film off her screen at once, and it says why', async () => {
    await ane.sees('film')
    const { recordingId, filmedPersonId: id } = place
    await house.ane.call('consent:withdraw', { recordingId, id })
    await ane.reads('film-gone', 'trukket tilbage')
    expect(await ane.page.$('video')).to.equal(null)
    await lookAt(ane, 'film-gone', undefined, everySize)
    await ane.goto(`${house.app.baseUrl}/meetings/${place.meetingId}/after`)
    await ane.sees('next-step')
    expect(await ane.page.$('[data-testid="watch-again"]')).to.equal(null)
  })

  it('nobody’s browser complained of anything', () => {
    expect([ane, bo, cilie].map(({ complaints }) => complaints)).to.deep.equal([[], [], []])
  })
})
