import { join } from 'node:path'
import { expect } from 'chai'
import { after, before, describe, it } from 'mocha'
import type { HTTPRequest } from 'puppeteer-core'
import { seesItMove } from '../../people/film.ts'
import { Participant } from '../../people/Participant.ts'
import { filmOf } from '../../people/together.ts'
import { eachGoesOn } from '../../support/each-goes-on.ts'
import { until } from '../../support/until.ts'
import { emailOf, type House, logOf, openHouse, type Place, password, placeOf } from '../../support/wire/house.ts'
import type { Line } from '../../support/wire/Line.ts'

const broken = JSON.stringify({ error: { code: 'internal', message: 'broken' } })

/** Bo has a browser; Ane is there by her line alone. */
describe('a meeting that is told from its log', () => {
  eachGoesOn()
  let house: House
  let place: Place
  let bo: Participant
  let ane: Line
  let meetingUrl: string
  const heard = () =>
    ane.facts('log:appended').flatMap(({ entry }) => (entry.fact.kind === 'chat' ? entry.fact.text : []))

  before(async function () {
    this.timeout(240_000)
    house = await openHouse()
    place = await placeOf(house.ane)
    meetingUrl = `${house.app.baseUrl}/meetings/${place.meetingId}`
    ane = house.ane.line()
    ane.onConnect(() => void ane.reply('meeting:enter', { meetingId: place.meetingId }).catch(() => undefined))
    bo = await Participant.openWithoutDevices('Bo')
    await bo.signIn(house.app.baseUrl, emailOf('Bo'), password)
    await bo.join(meetingUrl)
  })
  after(async () => {
    ane?.close()
    await bo?.close()
    await house?.app.stop()
  })

  it('[LG23] what is written without a connection says so, outlives the page, and arrives once', async () => {
    await bo.press('tab-chat')
    await bo.write('chat-input', 'Før')
    await bo.page.keyboard.press('Enter')
    await until('the line is heard', () => heard().includes('Før'))
    await house.app.kill('SIGKILL')
    await bo.sees('line-down')
    await bo.write('chat-input', 'Skrevet uden forbindelse')
    await bo.page.keyboard.press('Enter')
    await bo.reads('chat-kept', 'er gemt her og sendes')
    await bo.page.goto('about:blank')
    await house.app.start()
    await bo.goto(meetingUrl)
    await bo.inRoom()
    await bo.press('tab-chat')
    await until('the line is heard after all', () => heard().includes('Skrevet uden forbindelse'))
    await bo.reads('chat-kept', /^$/)
    const log = await logOf(house.ane, place.meetingId)
    const said = log.flatMap(({ fact }) => (fact.kind === 'chat' ? fact.text : []))
    expect(said).to.deep.equal(['Før', 'Skrevet uden forbindelse'])
  })

  it('[LG16] afterwards it says who was there, what was watched, and what happened', async () => {
    await bo.page.locator('.agenda [data-testid^="sequence-"]').click()
    await seesItMove(bo)
    await until('two seconds have run', async () => (await ranMs()) > 2_500)
    await bo.press('pause')
    await until('the pause is in the log', async () =>
      (await logOf(house.ane, place.meetingId)).some(({ fact }) => fact.kind === 'playback' && fact.did === 'pause'),
    )
    expect(await bo.page.title()).to.equal('Møde om runde 1 · Samsyn')
    await bo.press('leave')
    await bo.reads('attendance', /Ane Opdigt.*\d\d[.:]\d\d/)
    await bo.reads('watched', /^Du\d:\d\d–\d:\d\d$/)
    expect(await bo.page.title()).to.equal('Mødet om runde 1 · Samsyn')
    await bo.press('open-replay')
    await bo.reads('replay', 'Du skrev: Skrevet uden forbindelse')
    await bo.reads('replay', /Du viste/)
    if (process.env.SAMSYN_PICTURES) await pictures(process.env.SAMSYN_PICTURES)
  })

  it('a press on a time opens the film there', async () => {
    const link = await bo.page.waitForSelector('[data-testid="watched"] a')
    const toMs = Number(
      new URL((await link?.evaluate(one => (one as HTMLAnchorElement).href)) ?? '').searchParams.get('t'),
    )
    await link?.click()
    await bo.inRoom()
    await until('the film stands there', async () => Math.abs((await filmOf(bo)).ms - toMs) < 100)
    expect(bo.complaints).to.deep.equal([])
  })

  it('[ME71] a meeting whose film the server cannot tell of says so, and comes when it can', async () => {
    const route = `/api/recordings/${place.recordingId}`
    let isBroken = true
    const answer = (request: HTTPRequest) =>
      void (isBroken && request.url().endsWith(route)
        ? request.respond({ status: 500, contentType: 'application/json', body: broken })
        : request.continue())
    await bo.page.setRequestInterception(true)
    bo.page.on('request', answer)
    await bo.page.goto(meetingUrl)
    await bo.sees('server-away')
    isBroken = false
    await bo.page.locator('[data-testid="server-away"] button').click()
    await bo.sees('join')
  })

  let startMs = Number.NaN
  async function ranMs() {
    const { ms } = await filmOf(bo)
    startMs = Number.isNaN(startMs) ? ms : startMs
    return ms - startMs
  }

  async function pictures(folder: string) {
    for (const width of [1440, 390]) {
      await bo.page.setViewport({ width, height: 900 })
      await bo.page.screenshot({ path: join(folder, `after-${width}.png`), fullPage: true })
    }
    await bo.page.setViewport({ width: 1440, height: 900 })
  }
})
