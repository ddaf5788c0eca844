import { expect } from 'chai'
import { after, afterEach, before, describe, it } from 'mocha'
import { pressTimeline, seekTo, seesItMove } from '../../people/film.ts'
import type { Participant } from '../../people/Participant.ts'
import { meetAsPair, type Pair } from '../../people/pair.ts'
import { comeBackByNarrowLine, filmOf, movingTogether, slowMachine, wayTo } from '../../people/together.ts'
import { until } from '../../support/until.ts'
import type { WeatherProxy } from '../../support/weather.ts'
import { type House, openHouse } from '../../support/wire/house.ts'

/** Two seconds wrong and running fast: what a browser reads of the time, all of it. */
function bendClocks() {
  const bend = (ms: number) => ms * 1.0001 + 2000
  const now = performance.now.bind(performance)
  const date = Date.now
  performance.now = () => bend(now())
  Date.now = () => date() + 2000
  const film = HTMLVideoElement.prototype
  const onFrame = film.requestVideoFrameCallback
  film.requestVideoFrameCallback = function (callback) {
    return onFrame.call(this, (at, { presentationTime, expectedDisplayTime, ...facts }) => {
      const times = { presentationTime: bend(presentationTime), expectedDisplayTime: bend(expectedDisplayTime) }
      callback(bend(at), { ...facts, ...times })
    })
  }
}

describe('the film, when something is wrong', () => {
  let house: House
  let pair: Pair
  let ane: Participant
  let bo: Participant
  let anesWay: { proxy: WeatherProxy; through: (url: string) => string }

  before(async function () {
    this.timeout(240_000)
    house = await openHouse()
    anesWay = await wayTo(house.app.baseUrl)
    const prepare = (person: Participant) => person.page.evaluateOnNewDocument(bendClocks)
    pair = await meetAsPair(house.app, { prepare, through: anesWay.through })
    ane = pair.ane
    bo = pair.bo
  })

  after(async () => {
    await pair?.close()
    anesWay?.proxy.close()
    await house?.app.stop()
  })

  afterEach(async () => {
    anesWay.proxy.mend()
    anesWay.proxy.narrow(null)
    await pair.rest()
  })

  it('[PB80] a clock that is two seconds wrong and runs fast changes nothing', async () => {
    await pair.playFrom(0.1)
    await pair.pauseOnOneFrame()
  })

  for (const seconds of [2, 10, 60])
    it(`[PB81] ${seconds} s without a network: the others go on, and who was cut off is back in step by themselves`, async () => {
      await pair.playFrom(0.05)
      anesWay.proxy.cut()
      const until_ = performance.now() + seconds * 1000
      const { ms } = await filmOf(bo)
      await until('the time without a network is over', () => performance.now() > until_, 90_000)
      expect((await filmOf(bo)).ms - ms).to.be.above(seconds * 1000 - 3_500)
      anesWay.proxy.mend()
      await movingTogether(bo, ane)
      await pair.pauseOnOneFrame()
    })

  it('[PB82] somebody whose film does not come is named, waited for at most 3 s, and catches up alone', async () => {
    await comeBackByNarrowLine(ane, anesWay.proxy)
    await seekTo(bo, 0.2)
    await bo.press('play')
    await bo.reads('hold', 'Ane Opdigt')
    const since = performance.now()
    const { ms } = await filmOf(bo)
    await until('the others go on', async () => (await filmOf(bo)).ms > ms + 500)
    expect(performance.now() - since).to.be.below(5_000)
    await ane.sees('left-behind')
    anesWay.proxy.narrow(null)
    await movingTogether(bo, ane)
    await pair.pauseOnOneFrame()
  })

  it('[PB83] the film of the one who steers may stall: the others see it move all the same', async () => {
    await ane.press('take-control')
    await bo.reads('controller', 'Ane Opdigt')
    await comeBackByNarrowLine(ane, anesWay.proxy)
    await pressTimeline(ane, 0.3)
    await ane.press('play')
    await seesItMove(bo)
    expect(await bo.attribute('hold', 'data-testid')).to.equal(null)
    anesWay.proxy.narrow(null)
    await movingTogether(bo, ane)
    await bo.press('take-control')
    await ane.reads('controller', 'Bo Påfund')
    await pair.pauseOnOneFrame()
  })

  it('[PB84] a machine six times slower ends on the same frame as the others, steering or not', async () => {
    for (const slowed of [ane, bo]) {
      await slowMachine(slowed, 6)
      await pair.playFrom(0.3)
      await pair.pauseOnOneFrame()
      await slowMachine(slowed, 1)
    }
  })
})
