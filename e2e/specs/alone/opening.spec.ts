import { expect } from 'chai'
import { after, before, describe, it } from 'mocha'
import type { HTTPRequest } from 'puppeteer-core'
import { Participant } from '../../people/Participant.ts'
import { type RunningApp, startApp } from '../../support/server.ts'
import { until } from '../../support/until.ts'

/** A long film's index alone takes seconds on a weak line. */
describe('a film that is slow to come', () => {
  let app: RunningApp
  let bo: Participant
  const held: HTTPRequest[] = []

  before(async function () {
    this.timeout(240_000)
    app = await startApp()
    const demo = await app.demo()
    bo = await Participant.openWithoutDevices('Bo')
    await bo.signInBy(demo.people[1]?.loginUrl ?? '')
    await bo.page.waitForSelector('a[href^="/rounds/"]')
  })

  after(async () => {
    await bo?.close()
    await app?.stop()
  })

  async function holdFilm() {
    await bo.page.setRequestInterception(true)
    bo.page.on('request', request => {
      if (request.resourceType() === 'media') held.push(request)
      else void request.continue()
    })
  }

  const still = () =>
    bo.page.evaluate(() => {
      const image = document.querySelector<HTMLImageElement>('[data-testid="opening-still"]')
      return image?.complete ? image.naturalWidth : null
    })

  it('[FM40] shows its first frame as a still meanwhile, as large as the film, and then itself', async () => {
    await holdFilm()
    const round = await bo.page.$eval('a[href^="/rounds/"]', link => link.getAttribute('href') ?? '')
    await bo.goto(`${app.baseUrl}${round.split('/').slice(0, 3).join('/')}/analysis`)
    await until('the still is there', async () => ((await still()) ?? 0) > 0)
    expect(await bo.frame()).to.equal(null)
    expect(await boxOf('opening-still')).to.deep.equal(await boxOf('film'))
    await bo.page.setRequestInterception(false)
    for (const request of held) await request.continue()
    await until('the film is there', async () => (await bo.frame()) === 0)
    await until('the still is gone', async () => (await bo.page.$('[data-testid="opening-still"]')) === null)
  })

  const boxOf = (testid: string) =>
    bo.page.$eval(`[data-testid="${testid}"]`, element => {
      const { x, y, width, height } = element.getBoundingClientRect()
      return [x, y, width, height].map(Math.round)
    })
})
