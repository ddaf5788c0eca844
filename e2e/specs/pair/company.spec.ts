import { expect } from 'chai'
import { after, before, describe, it } from 'mocha'
import type { HTTPRequest } from 'puppeteer-core'
import { pressTimeline, sameFrame, seesItMove } from '../../people/film.ts'
import { everySize, lookAt } from '../../people/look.ts'
import { Participant } from '../../people/Participant.ts'
import { wayTo } from '../../people/together.ts'
import { until } from '../../support/until.ts'
import type { WeatherProxy } from '../../support/weather.ts'
import { type House, openHouse } from '../../support/wire/house.ts'

/** What the room says of who is in it, and of what each of them sees. Each test goes on from the one before. */
describe('company in the room', () => {
  let house: House
  let anesLine: WeatherProxy
  let ane: Participant
  let bo: Participant
  let joinUrl: string
  let anesJoinUrl: string

  before(async function () {
    this.timeout(240_000)
    house = await openHouse()
    const { people, meeting } = await house.app.demo()
    const way = await wayTo(house.app.baseUrl)
    anesLine = way.proxy
    ane = await Participant.open('Ane')
    bo = await Participant.open('Bo')
    joinUrl = meeting.joinUrl
    anesJoinUrl = way.through(joinUrl)
    await ane.signInBy(way.through(people[0]?.loginUrl ?? ''))
    await bo.signInBy(people[1]?.loginUrl ?? '')
  })

  after(async () => {
    await Promise.all([ane?.close(), bo?.close()])
    anesLine?.close()
    await house?.app.stop()
  })

  const boxOf = ({ page }: Participant, selector: string) =>
    page.$eval(selector, element => {
      const { x, y, width, height } = element.getBoundingClientRect()
      return [x, y, width, height].map(Math.round)
    })
  const gone = ({ page }: Participant, selector: string) =>
    until(`${selector} is gone`, async () => (await page.$(selector)) === null)
  /** With the hand off the film: what is said of a button it lies on is no part of the screen. */
  async function look(person: Participant, name: string) {
    await person.page.mouse.move(1, 1)
    await lookAt(person, name, undefined, everySize)
  }
  const away = '[data-testid^="away-"]'
  const face = '[data-testid^="face-"]'

  it('[ME91] who is alone is told so, and who has not come; the link can be copied', async () => {
    await ane.join(anesJoinUrl)
    await ane.reads('same-picture', /Du er alene her\. Bo Påfund er ikke kommet endnu\./)
    expect(await ane.attribute('same-picture', 'data-state')).to.equal('alone')
    expect(await ane.textOf('same-picture')).to.not.contain('Samme')
    const { origin } = new URL(anesJoinUrl)
    const context = ane.page.browser().defaultBrowserContext()
    // Whatever is not named here is refused from now on.
    const allowed = ['clipboard-read', 'clipboard-write', 'clipboard-sanitized-write', 'camera', 'microphone'] as const
    await context.overridePermissions(origin, [...allowed])
    await ane.press('room-copy-link')
    await ane.reads('room-copy-link', 'Kopieret')
    expect(await ane.page.evaluate(() => navigator.clipboard.readText())).to.equal(anesJoinUrl)
    await look(ane, 'room-alone')
  })

  it('[ME93] the first meeting of a course begins with how it goes, not with a last time', async () => {
    await ane.reads('agenda-sinceLast', 'Velkommen: sådan gør vi')
    await ane.reads('welcome', 'Alle kan stoppe filmen')
  })

  it('[ME91] whoever comes takes the place that was kept for their face, and the film stays where it is', async () => {
    // Where the words need two lines.
    await ane.page.setViewport({ width: 1024, height: 768 })
    const [film, place] = [await boxOf(ane, '[data-testid="film"]'), await boxOf(ane, away)]
    await bo.join(joinUrl)
    await gone(ane, away)
    await sameFrame(ane, bo)
    expect(await boxOf(ane, '[data-testid="film"]')).to.deep.equal(film)
    expect(await boxOf(ane, face)).to.deep.equal(place)
    expect(await ane.page.evaluate(() => document.documentElement.scrollHeight)).to.equal(768)
    await ane.page.setViewport({ width: 1440, height: 900 })
  })

  it('[ME91] who has gone again is said to have gone', async () => {
    await bo.press('leave')
    await ane.reads('same-picture', /Du er alene her\. Bo Påfund er gået\./)
    await bo.join(joinUrl)
    await sameFrame(ane, bo)
  })

  it('[ME92] who is cut off while the film runs is named within some seconds, and their place stays', async () => {
    await bo.press('take-control')
    await bo.press('play')
    await seesItMove(bo)
    const [film, place] = [await boxOf(bo, '[data-testid="film"]'), await boxOf(bo, face)]
    anesLine.cut()
    const cutMs = performance.now()
    await bo.reads('same-picture', 'Ane Opdigt er faldet ud. Filmen går videre.')
    expect(performance.now() - cutMs).to.be.below(12_000)
    expect(await bo.page.$eval(away, tile => tile.textContent)).to.match(/kommer igen/)
    expect(await boxOf(bo, away)).to.deep.equal(place)
    expect(await boxOf(bo, '[data-testid="film"]')).to.deep.equal(film)
    await bo.press('pause')
    await bo.reads('same-picture', 'Ane Opdigt er faldet ud. Filmen står stille.')
    await look(bo, 'room-cut-off')
  })

  it('[ME92] the words and the grey place go when they are back', async () => {
    anesLine.mend()
    await gone(bo, away)
    await until('nobody is said to be out', async () => !(await bo.textOf('same-picture'))?.includes('faldet ud'))
    await sameFrame(ane, bo)
  })

  it('[PB103] [PB104] who has no picture sees a small one that is no "same picture", and the others are told who has none', async () => {
    await bo.press('next-sequence')
    await seesItMove(ane)
    await bo.press('pause')
    await sameFrame(ane, bo)
    const held = await comeBackWithoutFilm(ane)
    await ane.sees('film-loading')
    await until('the small picture is there', () =>
      ane.page.evaluate(
        () => (document.querySelector<HTMLImageElement>('[data-testid="film-poster"]')?.naturalWidth ?? 0) > 0,
      ),
    )
    await bo.reads('same-picture', 'Ane Opdigt har ikke billede endnu')
    await ane.reads('same-picture', 'Du har ikke billede endnu')
    for (const person of [ane, bo]) expect(await person.attribute('same-picture', 'data-state')).to.equal('waiting')
    // To just before the end of the sequence, and over it.
    await pressTimeline(bo, 61 / 75)
    await bo.press('play')
    await bo.page.waitForSelector('[data-testid="sequence-card"][data-ended]')
    expect(await ane.page.$('[data-testid="sequence-card"][data-ended]')).to.equal(null)
    expect(await ane.attribute('same-picture', 'data-state')).to.not.equal('same')
    await look(ane, 'room-no-picture')
    await look(bo, 'room-other-no-picture')
    await held.release()
    await sameFrame(ane, bo)
    await gone(ane, '[data-testid="film-poster"]')
    await ane.page.waitForSelector('[data-testid="sequence-card"][data-ended]')
  })

  it('[LG26] a new chat line shows itself while the chat is not open, and is counted until it is read', async () => {
    const film = await boxOf(ane, '[data-testid="film"]')
    const tabs = await boxOf(ane, '[data-testid="tab-who"]')
    await bo.press('tab-chat')
    await bo.write('chat-input', 'Kan du høre mig?')
    await bo.press('chat-send')
    await ane.reads('chat-peek', 'Bo Påfund Kan du høre mig?')
    await ane.reads('tab-chat', 'Chat1, én ny linje')
    expect(await bo.textOf('tab-chat')).to.equal('Chat')
    expect(await boxOf(ane, '[data-testid="film"]')).to.deep.equal(film)
    expect(await boxOf(ane, '[data-testid="tab-who"]')).to.deep.equal(tabs)
    await look(ane, 'room-new-line')
    await ane.page.reload()
    await ane.inRoom()
    await ane.reads('tab-chat', 'Chat1, én ny linje')
    await ane.press('tab-chat')
    await until('it is read', async () => (await ane.textOf('tab-chat')) === 'Chat')
    expect(await ane.page.$('[data-testid="chat-peek"]')).to.equal(null)
  })

  it('[LG26] while the window is not looked at the title counts, and counts no more when it is', async () => {
    const other = await ane.page.browser().newPage()
    await until('the room is out of sight', () => ane.page.evaluate(() => document.visibilityState === 'hidden'))
    await bo.write('chat-input', 'Er du der?')
    await bo.press('chat-send')
    await until('the title counts', async () => (await ane.page.title()).startsWith('(1) Møde'))
    await ane.page.bringToFront()
    await until('it is read', async () => (await ane.page.title()).startsWith('Møde'))
    await other.close()
  })

  it('[NO90] what another writes in the notes shows on their tab while they are not open', async () => {
    expect(await ane.textOf('tab-notes')).to.equal('Noter')
    await bo.press('tab-notes')
    await bo.write('notes-takeAway', 'Vente lidt længere')
    await ane.reads('tab-notes', 'Noter, nyt fra andre')
    await ane.press('tab-notes')
    await until('it is seen', async () => (await ane.textOf('tab-notes')) === 'Noter')
    expect(await bo.textOf('tab-notes')).to.equal('Noter')
  })
})

/** Somebody comes back into the room, and the film does not come with them until it is let go. */
async function comeBackWithoutFilm({ page }: Participant) {
  const held: HTTPRequest[] = []
  const hold = (request: HTTPRequest) => {
    if (request.resourceType() === 'media') held.push(request)
    else void request.continue()
  }
  await page.setRequestInterception(true)
  page.on('request', hold)
  await page.reload()
  await until('the film is asked for', () => held.length > 0)
  return {
    async release() {
      page.off('request', hold)
      await page.setRequestInterception(false)
      await Promise.all(held.map(request => request.continue()))
    },
  }
}
