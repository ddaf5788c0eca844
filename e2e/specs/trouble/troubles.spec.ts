import { expect } from 'chai'
import { after, afterEach, before, describe, it } from 'mocha'
import { pressTimeline, sameFrame, seekTo, seesItMove } from '../../people/film.ts'
import { meetOverLine, type PairOverLine } from '../../people/over-a-line.ts'
import type { Participant } from '../../people/Participant.ts'
import type { Pair } from '../../people/pair.ts'
import { comeBackByNarrowLine, filmOf, movingTogether, slowMachine } from '../../people/together.ts'
import { until } from '../../support/until.ts'
import type { WeatherProxy } from '../../support/weather.ts'

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
  let meeting: PairOverLine | undefined
  let pair: Pair
  let ane: Participant
  let bo: Participant
  let anesLine: WeatherProxy

  before(async function () {
    this.timeout(240_000)
    meeting = await meetOverLine(person => person.page.evaluateOnNewDocument(bendClocks))
    ;({ pair, anesLine } = meeting)
    ;({ ane, bo } = pair)
  })

  after(() => meeting?.close())

  afterEach(async () => {
    anesLine.mend()
    anesLine.narrow(null)
    await pair.rest()
  })

  it('[PB80] a clock that is two seconds wrong and runs fast changes nothing', async () => {
    await pair.playFrom(0.1)
    await pair.pauseOnOneFrame()
  })

  for (const seconds of [2, 10, 60])
    it(`[PB81] ${seconds} s without a network: the others go on, and who was cut off is back in step by themselves`, async () => {
      await pair.playFrom(0.05)
      anesLine.cut()
      const until_ = performance.now() + seconds * 1000
      const { ms } = await filmOf(bo)
      await until('the time without a network is over', () => performance.now() > until_, 90_000)
      expect((await filmOf(bo)).ms - ms).to.be.above(seconds * 1000 - 3_500)
      anesLine.mend()
      await movingTogether(bo, ane)
      await pair.pauseOnOneFrame()
    })

  it('[PB82] somebody whose film does not come is named, waited for at most 3 s, and catches up alone', async () => {
    await comeBackByNarrowLine(ane, anesLine)
    // Who has only just come, and has not seen the film yet, keeps nobody waiting; by such a line that takes a while.
    await sameFrame(bo, ane, 90_000)
    await seekTo(bo, 0.2)
    await bo.press('play')
    await bo.reads('hold', 'Ane Opdigt')
    const since = performance.now()
    const { ms } = await filmOf(bo)
    await until('the others go on', async () => (await filmOf(bo)).ms > ms + 500)
    expect(performance.now() - since).to.be.below(5_000)
    await ane.sees('left-behind')
    anesLine.narrow(null)
    await movingTogether(bo, ane)
    await pair.pauseOnOneFrame()
  })

  it('[PB83] the film of the one who steers may stall: the others see it move all the same', async () => {
    await ane.press('take-control')
    await bo.reads('controller', 'Ane Opdigt')
    await comeBackByNarrowLine(ane, anesLine)
    await pressTimeline(ane, 0.3)
    await ane.press('play')
    await seesItMove(bo)
    expect(await bo.attribute('hold', 'data-testid')).to.equal(null)
    anesLine.narrow(null)
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
