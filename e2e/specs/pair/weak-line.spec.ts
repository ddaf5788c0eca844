import { expect } from 'chai'
import { after, before, describe, it } from 'mocha'
import { sameFrame, seekTo } from '../../people/film.ts'
import { meetOverLine, type PairOverLine } from '../../people/over-a-line.ts'
import type { Participant } from '../../people/Participant.ts'
import { comeBackByNarrowLine, filmOf, movingTogether } from '../../people/together.ts'
import { until } from '../../support/until.ts'
import type { WeatherProxy } from '../../support/weather.ts'

/** Too little for the demo film, enough for its small one. */
const narrowKBs = 64

describe('the film on a weak line', () => {
  let meeting: PairOverLine | undefined
  let ane: Participant
  let bo: Participant
  let anesLine: WeatherProxy

  before(async function () {
    this.timeout(240_000)
    meeting = await meetOverLine()
    anesLine = meeting.anesLine
    ;({ ane, bo } = meeting.pair)
  })

  after(() => meeting?.close())

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
    await comeBackByNarrowLine(ane, anesLine, narrowKBs)
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
    anesLine.narrow(null)
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
