import { expect } from 'chai'
import { after, before, describe, it } from 'mocha'
import { sameFrame, seekTo } from '../../people/film.ts'
import type { Participant } from '../../people/Participant.ts'
import { meetAsPair, type Pair } from '../../people/pair.ts'
import { comeBackByNarrowLine, filmOf, movingTogether, wayTo } from '../../people/together.ts'
import { until } from '../../support/until.ts'
import type { WeatherProxy } from '../../support/weather.ts'
import { type House, openHouse } from '../../support/wire/house.ts'

/** Too little for the demo film, enough for its small one. */
const narrowKBs = 64

describe('the film on a weak line', () => {
  let house: House
  let pair: Pair | undefined
  let ane: Participant
  let bo: Participant
  let anesWay: { proxy: WeatherProxy; through: (url: string) => string }

  before(async function () {
    this.timeout(240_000)
    house = await openHouse()
    anesWay = await wayTo(house.app.baseUrl)
    pair = await meetAsPair(house.app, { through: anesWay.through })
    ane = pair.ane
    bo = pair.bo
  })

  after(async () => {
    await pair?.close()
    anesWay?.proxy.close()
    await house?.app.stop()
  })

  const sees = (person: Participant, rendition: 'film' | 'small') =>
    until(
      `${person.name} sees the ${rendition}`,
      async () => (await person.attribute('film', 'data-rendition')) === rendition,
      40_000,
    )

  const isSilentOutOfSight = (person: Participant) =>
    person.page.evaluate(() => {
      const spare = document.querySelector<HTMLVideoElement>('[data-testid="film-standby"]')
      return spare === null || spare.paused || spare.muted
    })

  it('[PB101] becomes the small one by itself, in step, and both stand on one frame', async () => {
    await sees(ane, 'film')
    await comeBackByNarrowLine(ane, anesWay.proxy, narrowKBs)
    await seekTo(bo, 0.3)
    await bo.press('play')
    await sees(ane, 'small')
    await ane.reads('picture-note', 'Lille billede')
    expect(await isSilentOutOfSight(ane)).to.equal(true)
    await movingTogether(bo, ane)
    expect(await bo.attribute('film', 'data-rendition')).to.equal('film')
    await bo.press('pause')
    await sameFrame(bo, ane)
    expect(await widthOf(ane)).to.be.below(await widthOf(bo))
  })

  it('[PB101] is the best again by one press, at the same frame', async () => {
    anesWay.proxy.narrow(null)
    const { ms } = await filmOf(ane)
    await ane.press('picture-choice')
    await sees(ane, 'film')
    expect(await widthOf(ane)).to.equal(await widthOf(bo))
    expect((await filmOf(ane)).ms).to.be.closeTo(ms, 40)
    await sameFrame(bo, ane)
    expect(await ane.attribute('picture-note', 'data-note')).to.equal(null)
  })

  const widthOf = (person: Participant) =>
    person.page.evaluate(() => document.querySelector<HTMLVideoElement>('[data-testid="film"]')?.videoWidth ?? 0)
})
