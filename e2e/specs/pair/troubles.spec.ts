import { expect } from 'chai'
import { after, afterEach, before, describe, it } from 'mocha'
import { sameFrame, seekTo } from '../../people/film.ts'
import { Participant } from '../../people/Participant.ts'
import { filmOf, movingTogether, slow, wayTo } from '../../people/together.ts'
import { until } from '../../support/until.ts'
import type { WeatherProxy } from '../../support/weather.ts'
import { type House, openHouse } from '../../support/wire/house.ts'

/** Two seconds wrong and running fast: what a browser reads of the time, all of it. */
function bendClocks() {
  const now = performance.now.bind(performance)
  const date = Date.now
  performance.now = () => now() * 1.0001 + 2000
  Date.now = () => date() + 2000
}

describe('the film, when something is wrong', () => {
  let house: House
  let ane: Participant
  let bo: Participant
  let joinUrl = ''
  let anesWay: { proxy: WeatherProxy; through: (url: string) => string }

  before(async function () {
    this.timeout(240_000)
    house = await openHouse()
    const { people, meeting } = await house.app.demo()
    joinUrl = meeting.joinUrl
    anesWay = await wayTo(house.app.baseUrl)
    ane = await Participant.open('Ane')
    await ane.page.evaluateOnNewDocument(bendClocks)
    bo = await Participant.open('Bo')
    await ane.signInBy(anesWay.through(people[0]?.loginUrl ?? ''))
    await bo.signInBy(people[1]?.loginUrl ?? '')
    await ane.join(anesWay.through(joinUrl))
    await bo.join(joinUrl)
    await bo.press('take-control')
    await ane.reads('controller', 'Bo Påfund')
  })

  after(async () => {
    await Promise.all([ane?.close(), bo?.close()])
    anesWay?.proxy.close()
    await house?.app.stop()
  })

  afterEach(async () => {
    if ((await bo.attribute('pause', 'data-testid')) !== null) await bo.press('pause')
  })

  async function playFrom(share: number) {
    await seekTo(bo, share)
    await bo.press('play')
    await movingTogether(bo, ane)
  }

  async function pauseOnOneFrame() {
    await bo.press('pause')
    await sameFrame(bo, ane)
  }

  it('[PB80] a clock that is two seconds wrong and runs fast changes nothing', async () => {
    await playFrom(0.1)
    await pauseOnOneFrame()
  })

  for (const seconds of [2, 10])
    it(`[PB81] ${seconds} s without a network: the others go on, and who was cut off is back in step by themselves`, async () => {
      await playFrom(0.05)
      anesWay.proxy.cut()
      const until_ = performance.now() + seconds * 1000
      const { ms } = await filmOf(bo)
      await until('the time without a network is over', () => performance.now() > until_, 90_000)
      expect((await filmOf(bo)).ms - ms).to.be.above(seconds * 1000 - 3_500)
      anesWay.proxy.mend()
      await movingTogether(bo, ane)
      await pauseOnOneFrame()
    })

  it('[PB84] a machine six times slower ends on the same frame as the others, steering or not', async () => {
    for (const slowed of [ane, bo]) {
      await slow(slowed, { cpu: 6 })
      await playFrom(0.3)
      await pauseOnOneFrame()
      await slow(slowed, {})
    }
  })

  it('[PB86] a tab that was in the background is in step again when it is looked at', async () => {
    await playFrom(0.2)
    const other = await ane.page.browser().newPage()
    await until('the room is out of sight', () => ane.page.evaluate(() => document.visibilityState === 'hidden'))
    await seekTo(bo, 0.6)
    await ane.page.bringToFront()
    await movingTogether(bo, ane)
    await pauseOnOneFrame()
    await other.close()
  })
})
